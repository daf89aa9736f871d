alter table target drop column statement_themes;
