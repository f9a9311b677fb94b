/**
 * The JSON of DiscordChatExporter (DCE), versions 2.18 to 2.48, as its own source and real files show it
 * (docs/DATA.md). Everything is optional here, because files come from many versions, forks and editors:
 * what is promised is only that a field, when present, usually has this type. dce/rows.ts checks each use.
 */

/** A Discord id: a decimal string; some tools write numbers. */
export type RawId = string | number | null

/** A member of a guild as a message shows them. Reaction users have no roles and a poorer nickname and colour. */
export type RawUser = {
  id?: RawId
  name?: string | null
  discriminator?: string | number | null
  nickname?: string | null
  color?: string | null
  isBot?: boolean
  /** Absent before 2.40.1 and in reaction users: unknown, not none. */
  roles?: RawRole[] | null
  avatarUrl?: string | null
}

/** A role of an author, highest first, without @everyone. */
export type RawRole = { id?: RawId; name?: string; color?: string | null; position?: number }

/** A file attached to a message; `url` is remote or a path relative to the JSON's folder. */
export type RawAttachment = {
  id?: RawId
  url?: string
  fileName?: string
  fileSizeBytes?: number
}

/** A link card. Only what has a column is named; the whole object is kept. */
export type RawEmbed = {
  title?: string | null
  url?: string | null
  description?: string | null
  color?: string | null
  author?: { name?: string | null } | null
  footer?: { text?: string | null } | null
  fields?: { name?: string | null; value?: string | null }[] | null
  inlineEmojis?: RawEmoji[] | null
}

/** A sticker; format Png, Apng (PngAnimated in 2.33-2.38), Lottie or Gif. */
export type RawSticker = { id?: RawId; name?: string; format?: string; sourceUrl?: string }

/** A custom emoji (snowflake id) or a standard one (id '' or null, the character as name). */
export type RawEmoji = {
  id?: RawId
  name?: string | null
  code?: string | null
  isAnimated?: boolean
  imageUrl?: string | null
}

/** A reaction; `users` since 2.40.4: absent = unknown. */
export type RawReaction = { emoji?: RawEmoji; count?: number; users?: RawUser[] | null }

/** Where a message points; what it means depends on the message's type. */
export type RawReference = {
  type?: string | null
  messageId?: RawId
  channelId?: RawId
  guildId?: RawId
}

/** One message object. */
export type RawMessage = {
  id?: RawId
  type?: string | number
  timestamp?: string
  timestampEdited?: string | null
  callEndedTimestamp?: string | null
  isPinned?: boolean
  content?: string | null
  author?: RawUser
  attachments?: RawAttachment[] | null
  embeds?: RawEmbed[] | null
  stickers?: RawSticker[] | null
  reactions?: RawReaction[] | null
  mentions?: RawUser[] | null
  reference?: RawReference | null
  forwardedMessage?: {
    content?: string | null
    embeds?: RawEmbed[] | null
  } | null
  interaction?: { id?: RawId; name?: string; user?: RawUser } | null
  inlineEmojis?: RawEmoji[] | null
}

/** The root of a file without its messages. */
export type RawRoot = {
  guild?: { id?: RawId; name?: string | null; iconUrl?: string | null }
  channel?: {
    id?: RawId
    type?: string | number
    categoryId?: RawId
    category?: string | null
    name?: string | null
    topic?: string | null
    iconUrl?: string | null
  }
  dateRange?: { after?: string | null; before?: string | null } | null
  exportedAt?: string | null
  messageCount?: number
  [key: string]: unknown
}

const MESSAGE_TYPES: Readonly<Record<string, number>> = {
  Default: 0,
  RecipientAdd: 1,
  RecipientRemove: 2,
  Call: 3,
  ChannelNameChange: 4,
  ChannelIconChange: 5,
  ChannelPinnedMessage: 6,
  GuildMemberJoin: 7,
  ThreadCreated: 18,
  Reply: 19,
  PollResult: 46,
}

const CHANNEL_TYPES: Readonly<Record<string, number>> = {
  GuildTextChat: 0,
  DirectTextChat: 1,
  GuildVoiceChat: 2,
  DirectGroupTextChat: 3,
  GuildCategory: 4,
  GuildNews: 5,
  GuildStore: 6,
  GuildNewsThread: 10,
  GuildPublicThread: 11,
  GuildPrivateThread: 12,
  GuildStageVoice: 13,
  GuildDirectory: 14,
  GuildForum: 15,
}

function byNumber(names: Readonly<Record<string, number>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(names).map(([name, number]) => [String(number), name]))
}

const MESSAGE_TYPE_NAMES = byNumber(MESSAGE_TYPES)
const CHANNEL_TYPE_NAMES = byNumber(CHANNEL_TYPES)

/** Discord's number of a message type, from DCE's name or the number itself; null when unknown. */
export function messageTypeNumber(type: string): number | null {
  return MESSAGE_TYPES[type] ?? (/^\d{1,5}$/.test(type) ? Number(type) : null)
}

/** DCE's newest name of a message type where it has one, else what the file says; numbers and names both come in. */
export function messageTypeName(type: unknown): string {
  const text = typeof type === 'number' ? String(type) : typeof type === 'string' ? type : ''
  if (text === 'ThreadStarterMessage') return '21'
  return MESSAGE_TYPE_NAMES.get(text) ?? (text === '' ? 'Default' : text)
}

/** Discord's number of a channel type, from DCE's name or the number itself; null when unknown. */
export function channelTypeNumber(type: string): number | null {
  return CHANNEL_TYPES[type] ?? (/^\d{1,5}$/.test(type) ? Number(type) : null)
}

/** DCE's name of a channel type where it has one, else what the file says (`16` = media channel). */
export function channelTypeName(type: unknown): string {
  const text = typeof type === 'number' ? String(type) : typeof type === 'string' ? type : ''
  return CHANNEL_TYPE_NAMES.get(text) ?? (text === '' ? 'GuildTextChat' : text)
}

/** True for news, public and private threads; a forum's post is a public thread. */
export function isThreadType(type: string): boolean {
  return type === 'GuildNewsThread' || type === 'GuildPublicThread' || type === 'GuildPrivateThread'
}

/** True for what a person or bot said: Default, Reply, slash-command (20) and context-menu (23) responses. */
export function isContentType(type: string): boolean {
  return type === 'Default' || type === 'Reply' || type === '20' || type === '23'
}
