-- What grammar takes a name for that no list and no rule knows, by some of its messages; null: nothing.
alter table discord.entity_names add column guess text;
-- In how many messages it was said when grammar was asked last; null: never. Asked again when it is said twice as often.
alter table discord.entity_names add column guessed_of int;
