-- What the panels beside a channel ask: pins, the files of a guild by time, and what somebody reacted to.
create index messages_pinned on discord.messages (channel_id, id) where is_pinned;
create index attachments_guild on discord.attachments (guild_id, message_id);
create index reaction_users_author on discord.reaction_users (guild_id, author_id);
