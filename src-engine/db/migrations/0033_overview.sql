-- What the columns of overviews are checked by (src-engine/archive/overview/, decision 31): a number that changes when
-- background work has read messages, when names become entities, and when people, their roles or channels do.
create sequence discord.read_revisions as int;
create sequence discord.name_revisions as int;
create sequence discord.people_revisions as int;
alter table discord.channel_changes add column read_revision int not null default 0;

-- A file with the columns of a guild counts while it names this token: nothing that the archive knew when it was written has
-- been lost since.
create table discord.overview_files (
  guild_id  bigint primary key,
  token     text not null
);
