-- The three logins and the database, once, as a PostgreSQL superuser (or whoever may make roles and databases):
--   OWNER_PASSWORD=… WEB_PASSWORD=… JOBS_PASSWORD=… psql -v ON_ERROR_STOP=1 -f deploy/init.sql postgres
-- The roles behind them, and what each may see, are made by `migrate`. A password is changed with ALTER ROLE … PASSWORD.
\set ON_ERROR_STOP 1
\getenv owner_password OWNER_PASSWORD
\getenv web_password WEB_PASSWORD
\getenv jobs_password JOBS_PASSWORD

create role commend login createrole password :'owner_password';        -- owns the tables; `migrate` and the office's commands
create role portal_web login noinherit password :'web_password';        -- owns nothing, is granted nothing, becomes the person
create role portal_jobs login password :'jobs_password';                -- the worker: the queue, and what mails are written from

create database commend owner commend template template0 encoding 'UTF8';
revoke connect, temporary on database commend from public;
grant connect on database commend to portal_web, portal_jobs;
