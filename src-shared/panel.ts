import { z } from 'zod'
import { AuthorBrief, MediaRef, RoleRow } from './rows'
import { ScopeTime } from './scope'
import { AuthorKey, Id } from './snowflake'

/** Where something is listed of: a guild, or a channel or an author of it. */
export const PanelPlace = z.object({
  guild_id: Id,
  channel_id: Id.optional(),
  author_id: AuthorKey.optional(),
})
export type PanelPlace = z.infer<typeof PanelPlace>

/** So many rows of members or threads are listed at most; the filter finds the others. */
export const PANEL_ROWS = 5000

export const MembersQuery = z.object({
  guild_id: Id,
  channel_id: Id,
  /** A part of a name. */
  text: z.string().max(200).default(''),
})
export type MembersQuery = z.infer<typeof MembersQuery>

/** Somebody who wrote in a channel. `group` counts in the list of groups. */
export const MemberRow = AuthorBrief.extend({
  group: z.number().int(),
  /** Counted messages in the channel. */
  messages: z.number().int(),
  last_message_at: z.string(),
})
export type MemberRow = z.infer<typeof MemberRow>

/** Members by their highest role; the others by why they have none. */
export const MemberGroup = z.object({
  kind: z.enum(['role', 'no_role', 'roles_unknown', 'bots']),
  role: RoleRow.nullable(),
  members: z.number().int(),
})
export type MemberGroup = z.infer<typeof MemberGroup>

/** Everybody found, grouped; `members` holds the first of them, in the order of the groups. */
export const Members = z.object({
  groups: z.array(MemberGroup),
  members: z.array(MemberRow),
  total: z.number().int(),
})
export type Members = z.infer<typeof Members>

export const THREAD_SORTS = ['activity', 'created', 'messages'] as const
export const ThreadsQuery = z.object({
  guild_id: Id,
  /** The channel or forum that the threads hang on. */
  channel_id: Id,
  /** A part of a thread's name. */
  text: z.string().max(200).default(''),
  sort: z.enum(THREAD_SORTS).default('activity'),
})
export type ThreadsQuery = z.infer<typeof ThreadsQuery>

/** A thread or post with its counted messages. */
export const ThreadRow = z.object({
  channel_id: Id,
  channel_name: z.string(),
  channel_type: z.string(),
  messages: z.number().int(),
  people: z.number().int(),
  first_message_at: z.string().nullable(),
  last_message_at: z.string().nullable(),
  /** The message it started from, else the first it holds; null when the archive has neither. */
  start: z
    .object({
      channel_id: Id,
      message_id: Id,
      author: AuthorBrief,
      /** Its first 200 characters, as written. */
      excerpt: z.string(),
    })
    .nullable(),
})
export type ThreadRow = z.infer<typeof ThreadRow>

export const MEDIA_TYPES = ['all', 'image', 'video', 'audio', 'file', 'embed', 'sticker'] as const
export const MediaType = z.enum(MEDIA_TYPES)
export type MediaType = z.infer<typeof MediaType>

/** `all` are all attachments; `embed` the pictures of link cards. */
export const MediaQuery = PanelPlace.extend({
  type: MediaType.default('all'),
  /** Only what is on disk or in the archive's copy, or only what is not; absent = both. */
  kept: z.enum(['kept', 'missing']).optional(),
  sort: z.enum(['newest', 'oldest', 'largest']).default('newest'),
  /** Where the list begins: the newest before it, the oldest from it on; by size it is not looked at. */
  at: ScopeTime.optional(),
})
export type MediaQuery = z.infer<typeof MediaQuery>

/** A file of a message in a gallery. */
export const MediaItem = z.object({
  guild_id: Id,
  channel_id: Id,
  message_id: Id,
  /** Its place in the message, by kind of thing. */
  position: z.number().int(),
  channel_name: z.string(),
  posted_at: z.string(),
  author: AuthorBrief,
  file_name: z.string(),
  /** null where the export does not say. */
  file_size_bytes: z.number().nullable(),
  media: MediaRef,
})
export type MediaItem = z.infer<typeof MediaItem>

/** How many files there are of each type. */
export const MediaCounts = z.record(MediaType, z.number().int())
export type MediaCounts = z.infer<typeof MediaCounts>

export const LINK_SORTS = ['newest', 'often'] as const
export const LinksQuery = PanelPlace.extend({
  domain: z.string().max(300).optional(),
  /** A part of the address. */
  text: z.string().max(200).default(''),
  sort: z.enum(LINK_SORTS).default('newest'),
})
export type LinksQuery = z.infer<typeof LinksQuery>

/** An address that messages link to. */
export const LinkRow = z.object({
  url: z.string(),
  domain: z.string(),
  /** Counted messages with it. */
  messages: z.number().int(),
  people: z.number().int(),
  first_at: z.string(),
  last_at: z.string(),
  /** Who posted it last, and where. */
  last_by: AuthorBrief,
  channel_id: Id,
  message_id: Id,
})
export type LinkRow = z.infer<typeof LinkRow>

/** A domain with its counted messages. */
export const DomainRow = z.object({
  domain: z.string(),
  messages: z.number().int(),
  urls: z.number().int(),
})
export type DomainRow = z.infer<typeof DomainRow>
