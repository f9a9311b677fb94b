-- Meaning: what a model makes of messages. Everything here can be made anew from the messages by the job `embed`.
-- A PostgreSQL server may lack pgvector, or not let us have it: then the archive is whole but knows no meanings.
do $$
begin
  if exists (select from pg_available_extensions where name = 'vector') then
    create extension if not exists vector;
  end if;
exception
  when insufficient_privilege then raise notice 'no pgvector: %', sqlerrm;
end
$$;

-- The models that made embeddings. Those of model 7 are in `discord.embeddings_7`, which the job makes with it:
-- (channel_id, message_id, content_hash, embedding halfvec(dims), null = it says nothing to the model).
create table discord.embedding_models (
  id           int generated always as identity primary key,
  fingerprint  text not null unique,      -- of the weights, the vocabulary and how texts are prepared for them
  name         text not null,
  dims         int not null,
  codes_from   int not null default 0     -- blocks of codes before this one are void
);

-- The signs of embeddings, a bit each, for a first look at many: a block for every batch, only ever added to. A message
-- that was changed stands in it twice, one that was removed still stands in it: `embeddings_…` is what counts.
create table discord.embedding_codes (
  block     int generated always as identity primary key,
  model_id  int not null,
  keys      bytea not null,               -- channel and message, 8 bytes each, big-endian
  codes     bytea not null                -- dims / 8 bytes a message, the highest bit first
);
create index embedding_codes_model on discord.embedding_codes (model_id, block);
alter table discord.embedding_codes alter column keys set storage external, alter column codes set storage external;

-- The folder of the model that the person chose for this archive; none = the one that comes with the app.
create table app.embedding_folder (
  only_one  boolean primary key default true check (only_one),
  folder    text not null
);
