-- Run once by the PostgreSQL of compose.yaml, on an empty volume: Taskbell's role owns its database and may do nothing else.
\getenv password POSTGRES_PASSWORD
CREATE ROLE taskbell LOGIN PASSWORD :'password';
CREATE DATABASE taskbell OWNER taskbell;
-- The superuser is reached from within the container alone: docker compose exec database psql --username=postgres
ALTER ROLE postgres PASSWORD NULL;
