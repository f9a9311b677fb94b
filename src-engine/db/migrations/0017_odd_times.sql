-- Messages whose id tells another time than they were posted at: none in what Discord gives. As long as there are none, a
-- search of a time reads the messages of that time by their ids, newest first, instead of all that are newer.
create index messages_odd_times on discord.messages (id)
  where abs(date_part('epoch', posted_at at time zone 'UTC') * 1000 - ((id >> 22) + 1420070400000)) > 60000;
