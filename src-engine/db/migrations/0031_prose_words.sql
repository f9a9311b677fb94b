-- How many words of its author's own prose a message has, without links, code, quotes and mentions: what swear words are
-- counted against. null: read by a version that did not count them; the job `language` reads such messages anew.
alter table discord.message_signals add column words smallint;
