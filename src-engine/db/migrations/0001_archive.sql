-- Two schemas: `discord` can be rebuilt from the exports, `app` must survive.
-- int8 means a Discord id and nothing else; counts are int, sums and sizes float8, times timestamptz.
-- Rows of fact tables carry guild_id. No foreign keys: exports arrive in any order and in parts.

create schema discord;
create schema if not exists app;  -- holds app.migrations before this runs

-- One row per file that was read. state: reading | ingested | damaged | foreign.
create table discord.export_files (
  id                     int generated always as identity primary key,
  path                   text not null unique,
  size_bytes             float8 not null,
  modified_at            timestamptz not null,
  sha256                 text,                -- null until the file was read to its end
  state                  text not null,
  guild_id               bigint,
  channel_id             bigint,
  guild_name             text,
  channel_name           text,
  era                    text,                -- DCE version range told by the fields, such as 2.47+
  exported_at            timestamptz,         -- null: the header has none (before 2.40.1)
  after_at               timestamptz,
  before_at              timestamptz,
  declared_messages      int,                 -- messageCount of the file; informational
  read_messages          int not null default 0,
  first_message_id       bigint,
  last_message_id        bigint,
  checkpoint_bytes       float8 not null default 0,  -- everything before this offset is committed
  notes                  jsonb not null default '[]',
  extra                  jsonb,               -- header keys without a column
  ingested_at            timestamptz
);

create table discord.guilds (
  id           bigint primary key,
  name         text not null,
  icon_url     text,
  file_id      int not null,
  exported_at  timestamptz not null
);

-- Channels, threads, forum posts, and the categories and forums known only from their children (is_placeholder).
create table discord.channels (
  id              bigint primary key,
  guild_id        bigint not null,
  name            text not null,
  type            text not null,
  is_thread       boolean not null,
  is_placeholder  boolean not null default false,
  parent_id       bigint,
  category        text,
  topic           text,
  icon_url        text,
  file_id         int not null,
  exported_at     timestamptz not null
);
create index channels_guild on discord.channels (guild_id, parent_id);

-- A person or bot ('' webhook_name) or one face of a webhook.
-- source_rank: 1 author, 2 mention, 3 interaction, 4 reaction user; a poorer one never overwrites a richer one.
create table discord.authors (
  id             bigint not null,
  webhook_name   text not null default '',
  author_key     text not null generated always as
                   (case when webhook_name = '' then id::text else id::text || ':' || webhook_name end) stored,
  name           text not null,
  discriminator  text,                        -- null: none (migrated user name) or unknown
  is_bot         boolean not null,
  avatar_url     text,
  source_rank    smallint not null,
  file_id        int not null,
  exported_at    timestamptz not null,
  primary key (id, webhook_name)
);
create index authors_key on discord.authors (author_key);

-- Names over time. guild_id 0 for user names (the same everywhere).
create table discord.author_names (
  author_id      bigint not null,
  webhook_name   text not null default '',
  guild_id       bigint not null,
  kind           text not null,               -- name | nickname
  name           text not null,
  first_seen_at  timestamptz not null,        -- exported_at of the first and last export with this name
  last_seen_at   timestamptz not null,
  primary key (author_id, webhook_name, guild_id, kind, name)
);

create table discord.guild_members (
  guild_id      bigint not null,
  author_id     bigint not null,
  webhook_name  text not null default '',
  nickname      text,                         -- null: unknown
  color         text,
  avatar_url    text,
  roles_known   boolean not null,             -- false: the export is older than role lists
  source_rank   smallint not null,
  file_id       int not null,
  exported_at   timestamptz not null,
  primary key (guild_id, author_id, webhook_name)
);

create table discord.roles (
  id           bigint not null,
  guild_id     bigint not null,
  name         text not null,
  color        text,
  position     int,
  exported_at  timestamptz not null,
  primary key (guild_id, id)
);

create table discord.author_roles (
  guild_id   bigint not null,
  author_id  bigint not null,
  role_id    bigint not null,
  primary key (guild_id, author_id, role_id)
);
create index author_roles_role on discord.author_roles (guild_id, role_id);

create table discord.messages (
  id                    bigint not null,
  channel_id            bigint not null,
  guild_id              bigint not null,
  author_id             bigint not null,
  posted_at             timestamptz not null,
  edited_at             timestamptz,
  call_ended_at         timestamptz,
  reference_message_id  bigint,
  reference_channel_id  bigint,
  reference_guild_id    bigint,
  exported_at           timestamptz not null,
  file_id               int not null,
  reaction_count        int not null,         -- sum of counts
  attachment_count      smallint not null,
  embed_count           smallint not null,
  sticker_count         smallint not null,
  link_count            smallint not null,
  mention_count         smallint not null,
  is_content            boolean not null,     -- Default, Reply, 20, 23: what counts as a message
  is_twin               boolean not null default false,  -- second copy of a thread starter; counted in the parent
  is_bot                boolean not null,     -- the author is a bot or webhook
  is_pinned             boolean not null,
  is_question           boolean not null,     -- METRICS Q1, see dce/is-question.ts
  is_forward            boolean not null,
  type                  text not null,
  webhook_name          text not null default '',
  reference_type        text,
  content               text not null,
  content_hash          uuid not null,        -- MD5 over everything the export says of this message but its people's names
  extra                 jsonb,                -- forwardedMessage, interaction, inlineEmojis, keys without a column
  primary key (channel_id, id)
);
create index messages_guild_time on discord.messages (guild_id, posted_at);
create index messages_author on discord.messages (guild_id, author_id, posted_at);
create index messages_reference on discord.messages (reference_channel_id, reference_message_id)
  where reference_message_id is not null;
create index messages_twins on discord.messages (channel_id, id) where is_twin;

create table discord.message_versions (
  channel_id    bigint not null,
  message_id    bigint not null,
  guild_id      bigint not null,
  content_hash  uuid not null,
  content       text not null,
  edited_at     timestamptz,
  exported_at   timestamptz not null,
  file_id       int not null,
  primary key (channel_id, message_id, content_hash)
);

create table discord.attachments (
  guild_id         bigint not null,
  channel_id       bigint not null,
  message_id       bigint not null,
  id               bigint not null,
  position         smallint not null,
  file_size_bytes  float8 not null,
  file_name        text not null,
  extension        text not null,             -- lower case, without the dot; '' = none
  url              text not null,
  primary key (channel_id, message_id, position)
);

create table discord.embeds (
  guild_id     bigint not null,
  channel_id   bigint not null,
  message_id   bigint not null,
  position     smallint not null,
  title        text,
  url          text,
  description  text,
  color        text,
  data         jsonb not null,                -- the whole embed as exported
  primary key (channel_id, message_id, position)
);

create table discord.stickers (
  guild_id    bigint not null,
  channel_id  bigint not null,
  message_id  bigint not null,
  position    smallint not null,
  id          bigint not null,
  name        text not null,
  format      text not null,
  source_url  text not null,
  primary key (channel_id, message_id, position)
);

-- Emoji seen anywhere. emoji_key: the id of a custom emoji, the character of a Unicode one.
create table discord.emojis (
  emoji_key    text primary key,
  name         text not null,
  code         text,
  is_custom    boolean not null,
  is_animated  boolean not null,
  image_url    text,
  file_id      int not null,
  exported_at  timestamptz not null
);

create table discord.reactions (
  guild_id     bigint not null,
  channel_id   bigint not null,
  message_id   bigint not null,
  position     smallint not null,
  count        int not null,
  users_known  boolean not null,              -- false: the export is older than lists of who reacted
  emoji_key    text not null,
  primary key (channel_id, message_id, emoji_key)
);

create table discord.reaction_users (
  guild_id    bigint not null,
  channel_id  bigint not null,
  message_id  bigint not null,
  author_id   bigint not null,
  emoji_key   text not null,
  primary key (channel_id, message_id, emoji_key, author_id)
);

-- People mentioned in a message (roles and channels are not exported as ids).
create table discord.mentions (
  guild_id    bigint not null,
  channel_id  bigint not null,
  message_id  bigint not null,
  author_id   bigint not null,
  primary key (channel_id, message_id, author_id)
);
create index mentions_author on discord.mentions (guild_id, author_id);

-- Messages of type Reply and the message each answers; the answered one may not be in the archive.
create table discord.replies (
  guild_id       bigint not null,
  channel_id     bigint not null,
  message_id     bigint not null,
  to_channel_id  bigint not null,
  to_message_id  bigint not null,
  primary key (channel_id, message_id)
);
create index replies_to on discord.replies (to_channel_id, to_message_id);

create table discord.links (
  guild_id    bigint not null,
  channel_id  bigint not null,
  message_id  bigint not null,
  position    smallint not null,
  url         text not null,
  domain      text not null,                  -- registrable domain, or the host when it has none
  primary key (channel_id, message_id, position)
);
create index links_domain on discord.links (guild_id, domain);

-- English stems of every word, of "the" and "who" too: a search of nothing else must find its messages as fast as any.
create text search dictionary discord.stem (template = snowball, language = 'english');
create text search configuration discord.words (copy = pg_catalog.english);
alter text search configuration discord.words
  alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part
  with discord.stem;

-- The one way from text to searchable words.
create function discord.words(text) returns tsvector
  language sql immutable strict parallel safe
  return to_tsvector('discord.words', $1);

-- The words of content messages. A table of its own keeps the heap of messages narrow for browsing and counting.
create table discord.message_words (
  channel_id  bigint not null,
  message_id  bigint not null,
  guild_id    bigint not null,
  words       tsvector not null,
  primary key (channel_id, message_id)
);
-- With the pending list a load took 28-32 s of processor time, without it 46 s; an ingest empties the list at its end.
create index message_words_words on discord.message_words using gin (words) with (fastupdate = on);

-- A typed search without what a parser may stumble over: dashes before nothing (each costs a level of its stack), and
-- whatever follows the sixtieth term.
create function discord.tidy(search text) returns text
  language sql immutable strict parallel safe
  return regexp_replace(
    array_to_string((regexp_split_to_array(search, '\s+'))[1:60], ' '),
    '(^|\s)-+(?![^\s-])', '\1', 'g');

-- What a typed search asks of the words: free words, "phrases", or, -not. Stop words count only where there is nothing
-- else. null = the words cannot answer it (symbols, emoji, a whole link, scripts without spaces), and it is looked for as
-- it is written.
create function discord.words_query(search text) returns tsquery
  language sql immutable strict parallel safe
  return case
    when search ~ '://|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]'
    then null
    when numnode(websearch_to_tsquery('pg_catalog.english', discord.tidy(search))) > 0
    then websearch_to_tsquery('pg_catalog.english', discord.tidy(search))
    when numnode(websearch_to_tsquery('discord.words', discord.tidy(search))) > 0
    then websearch_to_tsquery('discord.words', discord.tidy(search))
  end;

-- A text as a pattern that finds it anywhere.
create function discord.containing(written text) returns text
  language sql immutable strict parallel safe
  return '%' || regexp_replace(written, '([\\%_])', '\\\1', 'g') || '%';

-- What has to stand in a message as it is written, because words cannot tell: each part between spaces (the whole when
-- quoted) of a search without a query, and a single term with symbols in it (c++, @ann, #news, 100%), which its words
-- alone would find too often. null = the words decide, or the search is blank.
create function discord.literals(search text) returns text[]
  language sql immutable strict parallel safe
  return case
    when btrim(search, E' \t\n\r"') = '' then null
    when discord.words_query(search) is not null then
      case when search ~ '^\s*[^\s"-][^\s"]*\s*$'
             and rtrim(btrim(search, E' \t\n\r'), '.,;:!?') ~ '[^[:alnum:].''’-]'
           then array[rtrim(btrim(search, E' \t\n\r'), '.,;:!?')] end
    when strpos(search, '"') > 0 then array[btrim(replace(search, '"', ' '), E' \t\n\r')]
    else (select array_agg(distinct part)
          from unnest((regexp_split_to_array(btrim(search, E' \t\n\r'), '\s+'))[1:60]) part)
  end;

create function discord.literal_patterns(search text) returns text[]
  language sql immutable strict parallel safe
  return (select array_agg(discord.containing(part)) from unnest(discord.literals(search)) part);

-- True when all literals of a search stand in the text, in any case. Comparing cases costs twice as much, so it is left
-- out where the scripts have none.
create function discord.is_written(content text, search text) returns boolean
  language sql immutable parallel safe
  return case when lower(search) = upper(search)
    then content like all (discord.literal_patterns(search))
    else content ilike all (discord.literal_patterns(search))
  end;

-- The counted messages that a typed search finds: the one definition of "the word search". Never an error. The score is
-- 0 where only the writing was compared.
create function discord.found(search text)
  returns table (guild_id bigint, channel_id bigint, message_id bigint, score real)
  language sql stable parallel safe
  begin atomic
    select w.guild_id, w.channel_id, w.message_id, ts_rank(w.words, discord.words_query(search))
    from discord.message_words w
    where w.words @@ discord.words_query(search)
      and not exists (select from discord.messages t
                      where t.is_twin and t.channel_id = w.channel_id and t.id = w.message_id)
      and (discord.literal_patterns(search) is null
           or exists (select from discord.messages m
                      where m.channel_id = w.channel_id and m.id = w.message_id
                        and discord.is_written(m.content, search)))
    union all
    select m.guild_id, m.channel_id, m.id, 0
    from discord.messages m
    where discord.words_query(search) is null and discord.literal_patterns(search) is not null
      and m.is_content and not m.is_twin and discord.is_written(m.content, search);
  end;

-- Who an author is in a guild, as every list names them: newest nickname, else the name.
create view discord.guild_authors as
  select gm.guild_id, a.id as author_id, a.webhook_name, a.author_key,
         coalesce(gm.nickname, a.name) as author_name, a.name as user_name, gm.color, a.is_bot,
         coalesce(gm.avatar_url, a.avatar_url) as avatar_url,
         case when gm.avatar_url is not null then gm.file_id else a.file_id end as file_id,
         gm.roles_known
  from discord.guild_members gm
  join discord.authors a on a.id = gm.author_id and a.webhook_name = gm.webhook_name;

-- Jobs: what runs, ran, or was interrupted. `snapshot` is src-shared/job.ts JobSnapshot.
create table app.jobs (
  id          int generated always as identity primary key,
  kind        text not null,
  params      jsonb not null,
  state       text not null,
  snapshot    jsonb not null,
  checkpoint  jsonb,
  created_at  timestamptz not null default now()
);

-- What an ingest job did with each file: src-shared/job.ts IngestedFile.
create table app.job_files (
  job_id    int not null references app.jobs (id) on delete cascade,
  position  int not null,
  file      jsonb not null,
  primary key (job_id, position)
);

-- Indexes that a first load took away and has to build again: kept here, so that a stop in between loses none.
create table app.dropped_indexes (
  name        text primary key,
  definition  text not null
);

-- The role that statements typed by a person run as: it may read the archive and nothing else.
create role discord_reader nologin;
grant usage on schema discord to discord_reader;
grant select on all tables in schema discord to discord_reader;
alter default privileges in schema discord grant select on tables to discord_reader;
