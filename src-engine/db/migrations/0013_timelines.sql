-- Messages per day of a channel, counted once for a time zone and again when what the stamp is made of has changed.
create table discord.timelines (
  channel_id  bigint not null,
  tz          text not null,
  stamp       text not null,
  days        jsonb not null,              -- [["2025-03-01", 12], …], oldest first
  primary key (channel_id, tz)
);
