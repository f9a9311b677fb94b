-- What an older export showed of a message beside its text: pins, reactions, attachments, cards, stickers, author.
-- null = unknown: the version was kept before this column existed.
alter table discord.message_versions add column data jsonb;

-- Which ids of a channel an export covers. A row stays when its file is overwritten by a newer export: what it proved
-- is still proved.
create table discord.export_spans (
  channel_id        bigint not null,
  exported_at       timestamptz not null,
  file_id           int not null,
  first_message_id  bigint not null,
  last_message_id   bigint not null,
  proves_absence    boolean not null,  -- false: the file is damaged, or does not say when it was exported
  is_compared       boolean not null,  -- false: its range has still to be compared with the channel's other exports
  primary key (channel_id, exported_at, file_id)
);
create index export_spans_waiting on discord.export_spans (channel_id) where not is_compared;

-- Messages that a newer export covers and does not hold. `exported_at`, `file_id`: the first such export.
create table discord.missing_messages (
  channel_id   bigint not null,
  message_id   bigint not null,
  guild_id     bigint not null,
  exported_at  timestamptz not null,
  file_id      int not null,
  primary key (channel_id, message_id)
);

insert into discord.export_spans
  (channel_id, exported_at, file_id, first_message_id, last_message_id, proves_absence, is_compared)
select f.channel_id, coalesce(f.exported_at, f.modified_at), f.id, f.first_message_id, f.last_message_id,
  f.state = 'ingested' and f.exported_at is not null,
  not exists (
    select from discord.export_files o
    where o.channel_id = f.channel_id and o.id <> f.id
      and o.first_message_id <= f.last_message_id and o.last_message_id >= f.first_message_id)
from discord.export_files f
where f.state in ('ingested', 'damaged') and f.channel_id is not null and f.first_message_id is not null;
