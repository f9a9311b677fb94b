-- Questions that the user keeps at hand, by their ids. An id that the app does not know any more stays: a later version may.
create table app.question_pins (
  question_id  text primary key,
  pinned_at    timestamptz not null default clock_timestamp()
);
