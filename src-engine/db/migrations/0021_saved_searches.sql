-- When a message came into this archive. No export says it, and `file_id` and `exported_at` change with every export
-- that shows the message again; this stays. What was there before has the time of this migration.
alter table discord.messages add column arrived_at timestamptz not null default now();

-- Searches that the user keeps. `text` is the whole search, in the language of the search box.
create table app.saved_searches (
  id                int generated always as identity primary key,
  name              text not null,
  text              text not null,
  mode              text,                 -- null: as the archive can
  sort              text,                 -- null: best first
  created_at        timestamptz not null default now(),
  seen_at           timestamptz not null default now(),  -- hits that arrived later are new
  seen_exported_at  timestamptz           -- the newest export that the archive held then; null: none had a date
);
create unique index saved_searches_once on app.saved_searches (md5(text), coalesce(mode, ''), coalesce(sort, ''));
