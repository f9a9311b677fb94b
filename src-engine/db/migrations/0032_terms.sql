-- The words of prose that say something (no stop words), as people write them in lower case: src-engine/language/terms.ts.
create table discord.terms (
  term_id  int generated always as identity primary key,
  term     text not null unique,
  stem     text not null              -- what its forms share: of several that are typical one is shown
);

-- The terms of a message, each once; null: none, or read by an earlier version.
alter table discord.message_signals add column terms int[];

-- Counted by the job `language`, a channel at a time, from the counted messages of people, by year (UTC).
create table discord.channel_words (
  channel_id  bigint not null,
  year        smallint not null,
  guild_id    bigint not null,
  messages    int not null,           -- how many were counted: a question that asks of as many asks of just these
  primary key (channel_id, year)
);
create table discord.channel_terms (
  channel_id  bigint not null,
  year        smallint not null,
  term_id     int not null,
  messages    int not null,           -- how many say it
  primary key (channel_id, year, term_id)
);

-- How varied an author's words in a channel are: MTLD reads them in order, forwards and backwards, and counts the factors,
-- the stretches after which words repeat. Each word has its share of the factor it stands in; here they are summed by month (UTC).
create table discord.author_words (
  channel_id        bigint not null,
  author_id         bigint not null,
  month             date not null,
  words             int not null,
  forward_factors   float8 not null,
  backward_factors  float8 not null,
  primary key (channel_id, author_id, month)
);
