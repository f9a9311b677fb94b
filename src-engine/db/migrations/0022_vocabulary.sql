-- The words that people write, as they write them (folded), what the index calls them, and in how many messages they stand.
-- Made in the background: what a rare word is, and what a misspelled one may mean.
create table discord.vocabulary (
  form      text primary key,
  lexeme    text not null,
  messages  int not null
);
create index vocabulary_lexeme on discord.vocabulary (lexeme);
-- How far each channel is counted: its messages up to max_id, all kinds.
create table discord.vocabulary_channels (
  channel_id  bigint primary key,
  max_id      bigint not null,
  messages    int not null
);
