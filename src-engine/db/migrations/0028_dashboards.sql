-- Pages of questions that the user put together. `tiles` is a list in the order of the page: a question as it is asked,
-- how it is drawn, and its size (src-shared/dashboard.ts).
create table app.dashboards (
  id          int generated always as identity primary key,
  name        text not null,
  tiles       jsonb not null,
  created_at  timestamptz not null default now(),
  changed_at  timestamptz not null default now()
);
