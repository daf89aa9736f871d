"""What people read, as data: one file per table of the advising rules."""
