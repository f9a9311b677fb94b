type Words = {
  about: string
  /** Absent = for readers; true = the app's own book-keeping. */
  isInternal?: true
  /** What a name alone does not say. */
  columns?: Readonly<Record<string, string>>
}

const MESSAGE = 'The message, together with channel_id'
const WEBHOOK =
  "'' for people and bots; a webhook posts under many names, each an author of its own"

/** What the tables of the schema `discord` hold, for whoever writes a statement; docs/DATA.md says more. */
export const SCHEMA_WORDS: Readonly<Record<string, Words>> = {
  messages: {
    about:
      'Every message and notice. Count with “is_content and not is_twin”, or read “:scope”, which does.',
    columns: {
      id: 'Unique together with channel_id',
      webhook_name: WEBHOOK,
      is_content: 'Written by somebody: no notice of a pin, a join or a call',
      is_twin: 'The second copy of a message that starts a thread; not counted',
      is_bot: 'Of a bot or a webhook',
      is_question: 'A person asks something',
      type: 'Default, Reply, or the kind of notice',
      reaction_count: 'All reactions together',
      reference_message_id: 'What it replies to, pins or forwards',
      extra: 'What the export says that has no column',
      arrived_at: 'When this archive got to know it',
      call_ended_at: 'Of a call that ended',
      content: 'The text, as Discord writes it (mentions are ids)',
      file_id: 'The export file that it was read from last',
    },
  },
  authors: {
    about: 'People, bots and webhooks, each once.',
    columns: { webhook_name: WEBHOOK, author_key: 'The id, or id:name for a webhook' },
  },
  guild_authors: {
    about: 'Authors as a guild shows them: the name and colour that they have there.',
    columns: {
      author_key: 'The id, or id:name for a webhook',
      author_name: 'The nickname, else the name',
      user_name: 'The name that is unique on Discord',
      webhook_name: WEBHOOK,
    },
  },
  channels: {
    about: 'Channels, threads, forum posts and categories.',
    columns: {
      parent_id: 'The category of a channel, the channel of a thread',
      is_placeholder: 'Only named by others; no export of it was read',
    },
  },
  guilds: { about: 'The guilds of this archive; guild 0 holds direct messages.' },
  reactions: {
    about: 'Each emoji under a message, with how many gave it.',
    columns: { message_id: MESSAGE, emoji_key: 'The id of a custom emoji, or the character' },
  },
  reaction_users: { about: 'Who gave a reaction, where the export says so.' },
  replies: {
    about: 'Each reply, and the message that it answers.',
    columns: { to_message_id: 'The answered message; it may not be in the archive' },
  },
  answers: {
    about: 'Each question, and the first reply or the next message of somebody else as its answer.',
    columns: { waited: 'From question to answer', author_id: 'Who answered' },
  },
  mentions: { about: 'Whom a message mentions.', columns: { author_id: 'Who is mentioned' } },
  attachments: {
    about: 'Files of messages.',
    columns: {
      extension: 'In lower case, without the dot',
      position: 'From 0, within the message',
    },
  },
  links: {
    about: 'Web addresses in the text of messages.',
    columns: { domain: 'The registrable part, such as github.com' },
  },
  embeds: { about: 'Link cards and rich embeds.', columns: { data: 'The whole card' } },
  stickers: { about: 'Stickers of messages.' },
  emojis: { about: 'The emoji that exports know.' },
  roles: { about: 'Roles of guilds.', columns: { position: 'Higher stands above' } },
  author_roles: { about: 'Who has which role.' },
  guild_members: { about: 'What a guild knows of an author: nickname, colour, picture.' },
  author_names: {
    about: 'Every name that somebody was seen with, and when.',
    columns: { kind: 'name or nickname' },
  },
  message_versions: { about: 'What older exports showed of a message that changed.' },
  missing_messages: { about: 'Messages that a newer export lacks although it covers their place.' },
  message_signals: {
    about: 'What background work reads from a message: its language, mood, swear words, code.',
    columns: {
      sentiment: 'From -1 (against) to 1 (for); null where nothing tells',
      words: 'How many words of prose, without links, code and quotes',
      terms: 'Its telling words: see terms',
    },
  },
  message_words: {
    about: 'The words of a message, for the search.',
    columns: { words: 'Match with @@ to_tsquery' },
  },
  entities: {
    about: 'People, places, projects and other names that messages say.',
    columns: { is_shown: 'Said often enough to be listed' },
  },
  entity_guilds: { about: 'How often a guild says a name.' },
  entity_mentions: { about: 'Where a message says a name.', columns: { start_at: 'In the text' } },
  entity_names: { about: 'The spellings of a name.' },
  entity_spans: { about: 'Where a message says a spelling.' },
  terms: {
    about: 'Words that say something, as background work found them.',
    columns: { stem: 'What its forms share' },
  },
  channel_terms: { about: 'How many messages of a channel and year say a word.' },
  channel_words: { about: 'How many messages of a channel and year were read for that.' },
  author_words: {
    about: "How varied an author's words are, by channel and month.",
    columns: { forward_factors: 'Stretches after which words repeat (MTLD)' },
  },
  vocabulary: { about: 'The words of the archive, and in how many messages each is.' },
  export_files: {
    about: 'The export files that were read.',
    columns: { era: 'The oldest version of the exporter that writes such a file' },
  },
  export_spans: { about: 'Which messages each export covered.' },
  media_files: { about: 'Files on disk that messages may mean.' },
  media_folders: { about: 'Folders with such files.' },
  media_counts: { about: 'How many files of each kind messages name, and where they are.' },
  embedding_models: { about: 'Models of meaning.', isInternal: true },
  embedding_codes: { about: 'Meanings of messages, in blocks.', isInternal: true },
  vocabulary_channels: { about: 'How far the vocabulary was counted.', isInternal: true },
  pending_words: { about: 'Messages whose words are made anew.', isInternal: true },
  channel_changes: { about: 'How often a channel changed.', isInternal: true },
  overview_files: { about: 'What the pages of guilds are counted from.', isInternal: true },
  guild_list: { about: 'The list of guilds, as counted last.', isInternal: true },
  timelines: { about: 'Messages per day of a channel, as counted last.', isInternal: true },
}
