-- The newest first, whatever else is asked: what a search reads that finds too much to look at all of it.
create index messages_newest on discord.messages (id);
create index message_words_newest on discord.message_words (message_id, channel_id);
-- The most reacted first; also what is rare and would be looked for in everything.
create index messages_reacted on discord.messages (reaction_count, id) where reaction_count > 0;
create index messages_sticker on discord.messages (id) where sticker_count > 0;
create index messages_forward on discord.messages (id) where is_forward;

-- The weight of a place tells which form of its stem a word is (language/words.ts), not what it counts: A in -s, B in -ing,
-- C another, D the stem itself.
create or replace function discord.found(words tsquery, patterns text[])
  returns table (guild_id bigint, channel_id bigint, message_id bigint, score real)
  language sql stable parallel safe
  begin atomic
    select w.guild_id, w.channel_id, w.message_id, ts_rank('{0.1, 0.1, 0.1, 0.1}', w.words, found.words)
    from discord.message_words w
    where w.words @@ found.words
      and not exists (select from discord.messages t
                      where t.is_twin and t.channel_id = w.channel_id and t.id = w.message_id)
      and (found.patterns is null
           or exists (select from discord.messages m
                      where m.channel_id = w.channel_id and m.id = w.message_id
                        and m.content ilike all (found.patterns)))
    union all
    select m.guild_id, m.channel_id, m.id, 0
    from discord.messages m
    where found.words is null and found.patterns is not null
      and m.is_content and not m.is_twin and m.content like all (found.patterns);
  end;
