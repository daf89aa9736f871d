"""Everything a page shows: a file per page, typed rows. Queries never write; which rows exist is PostgreSQL's answer to who asks."""
