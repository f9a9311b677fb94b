-- Who said what is known of a person: the rank and date of the view that a value comes from, where a richer or newer
-- view does not know it. null = the view that the row itself comes from.
alter table discord.authors
  add column discriminator_rank smallint,
  add column discriminator_at timestamptz,
  add column avatar_rank smallint,
  add column avatar_at timestamptz;
alter table discord.guild_members
  add column nickname_rank smallint,
  add column nickname_at timestamptz,
  add column avatar_rank smallint,
  add column avatar_at timestamptz,
  add column roles_rank smallint,
  add column roles_at timestamptz;
