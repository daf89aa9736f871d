-- What the personal statement for a target speaks of, as the applicant says: the letters should echo it (rule statement_not_echoed).
alter table target add column statement_themes text[] not null default '{}';
