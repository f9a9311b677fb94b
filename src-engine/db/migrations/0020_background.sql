-- What the engine does by itself (language, embeddings), a row for each kind that has run or was cancelled.
create table app.background_work (
  kind      text primary key,
  done      text,          -- what had been done when it ended last, as the kind writes it; null: never
  held      text           -- what there was to do when the user cancelled it: not started by itself for just that
);

-- Each batch that changes messages takes the next number and gives it to its channel, so that background work finds the
-- channels that changed since it ended.
create sequence discord.revisions as int;
create table discord.channel_changes (
  channel_id  bigint primary key,
  revision    int not null
);
insert into discord.channel_changes (channel_id, revision)
select id, nextval('discord.revisions')::int from discord.channels where not is_placeholder order by id;
