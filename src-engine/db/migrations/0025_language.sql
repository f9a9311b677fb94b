-- What the job `language` found in the messages of people. A row = the message has been looked at; what replaces or removes
-- a message takes its row away.
create table discord.message_signals (
  channel_id   bigint not null,
  message_id   bigint not null,
  swear_words  smallint not null,
  language     text,                 -- ISO 639-1; null: too short, or undecided
  sentiment    real,                 -- -1 to 1 (VADER's compound); null: not English, or no word that it knows
  code         text[],               -- languages of fenced blocks, as highlight.js names them; null: none that is named
  primary key (channel_id, message_id)
);
create index message_signals_language on discord.message_signals (language) where language is not null;

-- Names that messages call people, organisations, places, products, projects or tickers by, each way of writing once.
create table discord.entity_names (
  id         int generated always as identity primary key,
  key        text not null unique,   -- src-engine/language/entity-key.ts: what two spellings of a name share
  name       text not null,          -- as it was written first
  entity_id  int not null,           -- the name that it is one with; its own id unless the user merged it
  is_stale   boolean not null default true  -- its mentions or corrections changed since it was counted
);
create index entity_names_entity on discord.entity_names (entity_id);
create index entity_names_stale on discord.entity_names (id) where is_stale;

-- Where a message says a name: UTF-16 places in its content, the end excluded. `type` is what this place makes of it.
create table discord.entity_spans (
  channel_id    bigint not null,
  message_id    bigint not null,
  guild_id      bigint not null,
  author_id     bigint not null,
  name_id       int not null,
  start_at      smallint not null,
  end_at        smallint not null,
  type          text not null,
  is_certain    boolean not null,    -- from a list or a rule, not from grammar
  primary key (channel_id, message_id, start_at)
);
create index entity_spans_name on discord.entity_spans (name_id, channel_id, message_id);

-- Names as they are shown: counted, and with what the user said of them. `is_shown`: not hidden, and said in three messages
-- and by two people, or taught.
create table discord.entities (
  entity_id  int primary key,
  key        text not null,
  name       text not null,
  type       text not null,          -- person, organisation, place, product, project, ticker, other
  is_hidden  boolean not null,
  is_shown   boolean not null,
  messages   int not null,
  authors    int not null
);
create index entities_often on discord.entities (messages desc, entity_id) where is_shown;

create table discord.entity_guilds (
  entity_id  int not null,
  guild_id   bigint not null,
  messages   int not null,
  authors    int not null,
  primary key (entity_id, guild_id)
);
create index entity_guilds_often on discord.entity_guilds (guild_id, messages desc, entity_id);

-- Which messages name an entity, whichever way it is written.
create view discord.entity_mentions as
  select s.guild_id, s.channel_id, s.message_id, n.entity_id, s.name_id, s.author_id, s.start_at,
         s.end_at, s.type, s.is_certain
  from discord.entity_names n
  join discord.entity_spans s on s.name_id = n.id;

-- Whatever takes mentions away or brings some, its names are counted anew.
create function discord.stale_names() returns trigger language plpgsql as $$
begin
  update discord.entity_names n set is_stale = true
  where not n.is_stale and n.id in (select name_id from changed);
  return null;
end $$;
create trigger entity_spans_come after insert on discord.entity_spans
  referencing new table as changed for each statement execute function discord.stale_names();
create trigger entity_spans_go after delete on discord.entity_spans
  referencing old table as changed for each statement execute function discord.stale_names();

-- What the user said about names. Only the newest of a kind about a name counts, and undoing one forgets its row.
create table app.entity_corrections (
  id          int generated always as identity primary key,
  kind        text not null,         -- merge | retype | hide | teach
  key         text not null,         -- of which name
  name        text not null,         -- as it was written when it was said
  into_key    text,                  -- merge: the name that it is one with
  into_name   text,
  type        text,                  -- retype, teach
  created_at  timestamptz not null default now()
);
create index entity_corrections_key on app.entity_corrections (key);

-- The explicit answers of a question (METRICS Q2): what somebody else, no bot, replied to it or wrote in its thread.
create view discord.answers as
  select q.guild_id, q.channel_id, q.id as message_id,
         a.channel_id as answer_channel_id, a.id as answer_id,
         a.author_id, a.webhook_name, a.posted_at, a.posted_at - q.posted_at as waited, 'reply' as kind
  from discord.messages q
  join discord.replies r on r.to_channel_id = q.channel_id and r.to_message_id = q.id
  join discord.messages a on a.channel_id = r.channel_id and a.id = r.message_id
  where q.is_question and q.is_content and not q.is_twin and not q.is_bot
    and a.is_content and not a.is_bot and a.author_id <> q.author_id
  union all
  select q.guild_id, q.channel_id, q.id, a.channel_id, a.id,
         a.author_id, a.webhook_name, a.posted_at, a.posted_at - q.posted_at, 'thread'
  from discord.messages q
  join discord.channels c on c.id = q.id and c.is_thread and c.parent_id = q.channel_id
  join discord.messages a on a.channel_id = c.id
  where q.is_question and q.is_content and not q.is_twin and not q.is_bot
    and a.is_content and not a.is_twin and not a.is_bot and a.author_id <> q.author_id
    and not exists (select from discord.replies r
                    where r.channel_id = a.channel_id and r.message_id = a.id
                      and r.to_channel_id = q.channel_id and r.to_message_id = q.id);
