-- The words of messages are made by the app (src-engine/language/), not by PostgreSQL's parser: what asked it goes.
drop function discord.found(text);
drop function discord.is_written(text, text);
drop function discord.literal_patterns(text);
drop function discord.literals(text);
drop function discord.words_query(text);
drop function discord.tidy(text);
drop function discord.words(text);
drop text search configuration discord.words;
drop text search dictionary discord.stem;

-- Messages whose words have to be made anew: all of a channel with ids from min_id to max_id.
create table discord.pending_words (
  channel_id  bigint not null,
  min_id      bigint not null,
  max_id      bigint not null,
  primary key (channel_id, min_id, max_id)
);
truncate discord.message_words;
insert into discord.pending_words (channel_id, min_id, max_id)
select channel_id, min(id), max(id) from discord.messages group by channel_id;

-- The counted messages that a search finds: the one definition of "the word search". `words` is what it asks of the
-- words; `patterns` are what has to stand in the message as it is written, null = nothing. Without words the patterns
-- alone decide: they hold no letters then, so there is no case to compare, and every score is 0.
create function discord.found(words tsquery, patterns text[])
  returns table (guild_id bigint, channel_id bigint, message_id bigint, score real)
  language sql stable parallel safe
  begin atomic
    select w.guild_id, w.channel_id, w.message_id, ts_rank(w.words, found.words)
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
