-- Questions that the user wrote: data, run as every typed statement is (db/untrusted.ts). Their columns are as PostgreSQL
-- described them under `described_in`, the version of the schema; under another one they are asked for again.
create table app.own_questions (
  id            text primary key,
  question      jsonb not null,
  columns       jsonb not null,
  described_in  int not null,
  created_at    timestamptz not null default now(),
  changed_at    timestamptz not null default now()
);
