-- The list of guilds with its counts, as it was counted last; counted again when what the stamp is made of has changed.
create table discord.guild_list (
  is_only  boolean primary key default true check (is_only),
  stamp    text not null,
  guilds   jsonb not null                -- the rows that guilds.list answers, in order
);
