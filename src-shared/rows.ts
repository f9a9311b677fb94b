import { z } from 'zod'
import { AuthorKey, Id } from './snowflake'

/**
 * A picture or file that an export names: what the JSON says (`url`) and the export file it was said in, whose
 * folder a relative path starts from. An http(s) url is remote and is never fetched; a download of it may be on disk.
 */
export const MediaRef = z.object({
  url: z.string(),
  file_id: z.number().int(),
  /** The size that the export says; tells files of one name apart. Absent = unknown. */
  size_bytes: z.number().optional(),
})
export type MediaRef = z.infer<typeof MediaRef>

/** A guild with its counts (content messages; authors without bots). Guild `0` holds direct messages. */
export const GuildRow = z.object({
  guild_id: Id,
  guild_name: z.string(),
  icon: MediaRef.nullable(),
  channels: z.number().int(),
  threads: z.number().int(),
  authors: z.number().int(),
  bots: z.number().int(),
  messages: z.number().int(),
  /** Messages of which older exports showed another state. */
  versioned: z.number().int(),
  /** Messages that a later export covers and does not hold. */
  missing: z.number().int(),
  first_message_at: z.string().nullable(),
  last_message_at: z.string().nullable(),
})
export type GuildRow = z.infer<typeof GuildRow>

/** A channel, thread or forum post. `parent_id` = category of a channel, channel or forum of a thread. */
export const ChannelRow = z.object({
  channel_id: Id,
  guild_id: Id,
  channel_name: z.string(),
  /** DCE's name: GuildTextChat, GuildNews, GuildPublicThread, GuildForum (made from its posts), … */
  channel_type: z.string(),
  is_thread: z.boolean(),
  parent_id: Id.nullable(),
  /** The parent's name as the newest export has it; null when there is none. */
  category: z.string().nullable(),
  topic: z.string().nullable(),
  /** Content messages. */
  messages: z.number().int(),
  first_message_at: z.string().nullable(),
  last_message_at: z.string().nullable(),
})
export type ChannelRow = z.infer<typeof ChannelRow>

/** An author as a message shows them: newest nickname in the guild, else the name. */
export const AuthorBrief = z.object({
  author_id: AuthorKey,
  author_name: z.string(),
  /** The user name, the same in every guild; of a webhook, the name it posts under. */
  user_name: z.string(),
  /** `#RRGGBB` of the highest coloured role; null when none or unknown. */
  color: z.string().nullable(),
  avatar: MediaRef.nullable(),
  is_bot: z.boolean(),
})
export type AuthorBrief = z.infer<typeof AuthorBrief>

/** A role of a guild that some member has. */
export const RoleRow = z.object({
  role_id: Id,
  role_name: z.string(),
  /** `#RRGGBB`; null for none. */
  color: z.string().nullable(),
})
export type RoleRow = z.infer<typeof RoleRow>

export const AttachmentRow = z.object({
  attachment_id: Id,
  url: z.string(),
  file_name: z.string(),
  file_size_bytes: z.number(),
})
export type AttachmentRow = z.infer<typeof AttachmentRow>

export const ReactionRow = z.object({
  /** Custom emoji: the id; Unicode emoji: the character itself. */
  emoji_key: z.string(),
  emoji_name: z.string(),
  is_custom: z.boolean(),
  image_url: z.string().nullable(),
  /** A relative `image_url` starts from the folder of this export file; null when the emoji is in no export. */
  file_id: z.number().int().nullable(),
  count: z.number().int(),
})
export type ReactionRow = z.infer<typeof ReactionRow>

export const StickerRow = z.object({
  sticker_id: Id,
  name: z.string(),
  /** Png, Apng, Lottie or Gif. */
  format: z.string(),
  source_url: z.string(),
})
export type StickerRow = z.infer<typeof StickerRow>

/** A picture or video of a card. `url` = what was downloaded, or Discord's copy of it; sizes in pixels, null = unknown. */
export const EmbedAsset = z.object({
  url: z.string(),
  /** Where it came from in the first place; null = the export does not say. */
  canonical_url: z.string().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
})
export type EmbedAsset = z.infer<typeof EmbedAsset>

/** Discord's link card. Texts are raw markdown (those of author and footer plain); '' and null both mean absent. */
export const EmbedRow = z.object({
  title: z.string().nullable(),
  url: z.string().nullable(),
  description: z.string().nullable(),
  color: z.string().nullable(),
  /** The time that the card itself shows beside its footer. */
  shown_at: z.string().nullable(),
  author_name: z.string().nullable(),
  author_url: z.string().nullable(),
  author_icon_url: z.string().nullable(),
  footer: z.string().nullable(),
  footer_icon_url: z.string().nullable(),
  fields: z.array(z.object({ name: z.string(), value: z.string(), is_inline: z.boolean() })),
  thumbnail: EmbedAsset.nullable(),
  images: z.array(EmbedAsset),
  video: EmbedAsset.nullable(),
})
export type EmbedRow = z.infer<typeof EmbedRow>

/** Where a message points: the replied-to, pinned or forwarded message, or a thread (message_id null). */
export const ReferenceRow = z.object({
  message_id: Id.nullable(),
  channel_id: Id.nullable(),
  guild_id: Id.nullable(),
  /** The referenced message when the archive holds it; null otherwise. */
  author: AuthorBrief.nullable(),
  /** Its first 200 characters; null when the archive does not hold it. */
  excerpt: z.string().nullable(),
  /** What it holds beside text. */
  holds: z.array(z.enum(['forward', 'attachment', 'embed', 'sticker'])),
})
export type ReferenceRow = z.infer<typeof ReferenceRow>

/** The snapshot inside a forward. It has no author. */
export const ForwardRow = z.object({
  content: z.string(),
  posted_at: z.string().nullable(),
  attachments: z.array(AttachmentRow),
  embeds: z.array(EmbedRow),
  stickers: z.array(StickerRow),
})
export type ForwardRow = z.infer<typeof ForwardRow>

/** A message with everything that is drawn with it. */
export const MessageRow = z.object({
  message_id: Id,
  channel_id: Id,
  guild_id: Id,
  /** Only filled in lists that span channels. */
  channel_name: z.string().nullable(),
  /** DCE's name or number: Default, Reply, 20, GuildMemberJoin, … */
  type: z.string(),
  /** False for joins, pins, calls and other notices. */
  is_content: z.boolean(),
  posted_at: z.string(),
  edited_at: z.string().nullable(),
  call_ended_at: z.string().nullable(),
  is_pinned: z.boolean(),
  content: z.string(),
  author: AuthorBrief,
  /** Relative urls inside this row start from the folder of this export file. */
  file_id: z.number().int(),
  attachments: z.array(AttachmentRow),
  embeds: z.array(EmbedRow),
  stickers: z.array(StickerRow),
  reactions: z.array(ReactionRow),
  /** The people mentioned, for `<@id>` and `@Name` in the text, and whom texts name by id and the archive knows. */
  mentions: z.array(AuthorBrief),
  /** Custom emoji in the text: name → picture. */
  inline_emojis: z.array(
    z.object({
      name: z.string(),
      emoji_id: z.string(),
      image_url: z.string(),
      is_animated: z.boolean(),
    }),
  ),
  reference: ReferenceRow.nullable(),
  forward: ForwardRow.nullable(),
  /** The slash command that a bot answers; null for other messages. */
  interaction: z
    .object({
      name: z.string(),
      user_name: z.string(),
      /** Who used it, when the archive knows them. */
      author: AuthorBrief.nullable(),
    })
    .nullable(),
  /** How many other states older exports showed; `messages.versions` gives them. */
  version_count: z.number().int(),
  /**
   * The first later export that covers the message's place and does not hold it; null = none does. Nobody knows why:
   * deleted, left out by a filter, or the export stopped.
   */
  missing_in: z
    .object({
      exported_at: z.string(),
      /** Without its folder; '' = unknown. */
      file_name: z.string(),
      /** When the newest export that shows the message was made. */
      last_shown_at: z.string(),
    })
    .nullable(),
  /** The thread that started from this message, when the archive holds it. */
  thread: z
    .object({ channel_id: Id, channel_name: z.string(), messages: z.number().int() })
    .nullable(),
})
export type MessageRow = z.infer<typeof MessageRow>

/** A person or bot in lists and pickers. */
export const AuthorRow = AuthorBrief.extend({
  messages: z.number().int(),
  first_message_at: z.string().nullable(),
  last_message_at: z.string().nullable(),
})
export type AuthorRow = z.infer<typeof AuthorRow>

/** A channel, thread or post by its name alone. */
export const PlaceName = ChannelRow.pick({
  channel_id: true,
  guild_id: true,
  channel_name: true,
  channel_type: true,
  is_thread: true,
}).extend({
  /** The category of a channel, the channel or forum of a thread; null when there is none. */
  parent_name: z.string().nullable(),
})
export type PlaceName = z.infer<typeof PlaceName>

/** An author that a typed name may mean, in one of their guilds. */
export const AuthorSuggestion = AuthorBrief.extend({
  guild_id: Id,
  guild_name: z.string(),
  /** The name that was found; one of the past when it is none of the author's other names. */
  found_name: z.string(),
  /** 0 = the whole name, 1 = its beginning, 2 = the beginning of a word in it, 3 = somewhere in it. */
  rank: z.number().int(),
  /** When they wrote last in that guild. */
  last_message_at: z.string(),
})
export type AuthorSuggestion = z.infer<typeof AuthorSuggestion>

/** What an archive holds, and where. */
export const ArchiveStatus = z.object({
  path: z.string(),
  schema_version: z.number().int(),
  size_bytes: z.number(),
  guilds: z.number().int(),
  channels: z.number().int(),
  authors: z.number().int(),
  /** All stored messages, notices and second copies of thread starters included. */
  stored_messages: z.number().int(),
  /** Content messages, as every question counts them. */
  messages: z.number().int(),
  attachments: z.number().int(),
  reactions: z.number().int(),
  first_message_at: z.string().nullable(),
  last_message_at: z.string().nullable(),
  export_files: z.number().int(),
})
export type ArchiveStatus = z.infer<typeof ArchiveStatus>
