-- People who wrote in, or were named by, messages that a removal took away: at its end those go whom nothing else in
-- the archive names. Kept here, so that a stop in between forgets none.
create table app.removed_people (
  guild_id      bigint not null,
  author_id     bigint not null,
  webhook_name  text not null default '',
  primary key (guild_id, author_id, webhook_name)
);

-- Export files whose rows were removed on purpose, as they were: a folder that is kept in sync does not bring them in
-- again until they change; ingesting them by hand does.
create table app.removed_files (
  path         text primary key,
  size_bytes   float8 not null,
  modified_at  timestamptz not null,
  stamp        text
);
