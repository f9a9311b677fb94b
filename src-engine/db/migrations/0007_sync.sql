-- Folders that the user wants kept in sync while the app is open. `source` tells what `path` means.
create table app.synced_folders (
  id                int generated always as identity primary key,
  source            text not null default 'folder',
  path              text not null,
  added_at          timestamptz not null default now(),
  last_checked_at   timestamptz,          -- null: nobody has looked yet
  last_changed_at   timestamptz,          -- when something new came in last
  fingerprint       text,                 -- what lay there when all of it had been taken in; null: never
  held_fingerprint  text,                 -- what lay there when the user cancelled taking it in
  job_id            int references app.jobs (id) on delete set null,  -- the newest job for it
  unique (source, path)
);
