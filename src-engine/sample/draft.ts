import type { Emoji } from './emoji'
import type { Person } from './people'

/** A file on a message. */
export interface Attachment {
  fileName: string
  /** Makes the bytes; null when the exporter could not download the file. */
  bytes: (() => Buffer) | null
  /** Size in bytes; that of the file when there is one. */
  size: number
}

/** A picture of an embed; `bytes` makes the downloaded copy. */
export interface EmbedImage {
  url: string
  width: number
  height: number
  bytes: () => Buffer
}

/** A card below a message. */
export interface Embed {
  title: string
  url: string | null
  timestamp: number | null
  description: string
  color?: string
  author?: { name: string; url: string | null }
  thumbnail?: EmbedImage
  image?: EmbedImage
  footer?: string
  fields: { name: string; value: string; isInline: boolean }[]
}

/** A reaction; `count` may exceed the users that are known. */
export interface Reaction {
  emoji: Emoji
  count: number
  users: Person[]
}

/** A message before it has a place in a file. */
export interface Draft {
  /** Milliseconds since 1970; final once the message has an id. */
  at: number
  /** '' until the message is placed. */
  id: string
  /** Where it was first placed. */
  channelId: string
  person: Person
  type: string
  content: string
  replyTo: Draft | null
  mentions: Person[]
  editedAt: number | null
  isPinned: boolean
  attachments: Attachment[]
  embeds: Embed[]
  stickers: { id: string; name: string }[]
  reactions: Reaction[]
  interaction: { name: string; person: Person } | null
  /** The message that this one forwards. */
  forwards: Draft | null
  /** The message that this one announces as pinned. */
  pins: Draft | null
  /** The first message of the thread that this notice is about. */
  opens: Draft | null
}

/** A plain message. */
export function draft(at: number, person: Person, content: string, type = 'Default'): Draft {
  return {
    at,
    id: '',
    channelId: '',
    person,
    type,
    content,
    replyTo: null,
    mentions: [],
    editedAt: null,
    isPinned: false,
    attachments: [],
    embeds: [],
    stickers: [],
    reactions: [],
    interaction: null,
    forwards: null,
    pins: null,
    opens: null,
  }
}
