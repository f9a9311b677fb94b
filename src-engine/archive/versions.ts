import { AppError } from '#shared/errors'
import { fileName } from '#shared/file-name'
import type { AttachmentRow, AuthorBrief, ReactionRow, StickerRow } from '#shared/rows'
import type { MessageKey, MessageVersion, MessageVersions, ShownParts } from '#shared/version'
import type { Queryable } from '../db/database'
import { sql } from '../db/sql'
import { type AuthorRef, briefAuthors } from './authors'
import { toEmbedRow } from './messages-map'

const MOST = 100

/** What an older state showed, as write-versions.ts keeps it. Absent lists were empty. */
type VersionData = {
  is_pinned: boolean
  author_id: string
  webhook_name?: string
  attachments?: { id: string; file_name: string; file_size_bytes: number; url: string }[]
  embeds?: unknown[]
  stickers?: { id: string; name: string; format: string; source_url: string }[]
  reactions?: { emoji_key: string; count: number }[]
}

type StoredVersion = Omit<MessageVersion, 'parts' | 'file_name'> & {
  guild_id: string
  path: string | null
  data: VersionData | null
}

type Emoji = Pick<ReactionRow, 'emoji_key' | 'emoji_name' | 'is_custom' | 'image_url' | 'file_id'>

/** The states of a message that older exports showed, newest first; `not_found` when the archive does not hold it. */
export async function messageVersions(
  db: Queryable,
  { channel_id, message_id }: MessageKey,
): Promise<MessageVersions> {
  const [current] = await db.query<{ exported_at: string; path: string | null; total: number }>(sql`
    select m.exported_at, (
        select f.path from discord.export_files f where f.id = m.file_id) as path,
      (select count(*)::int from discord.message_versions v
       where v.channel_id = m.channel_id and v.message_id = m.id) as total
    from discord.messages m where m.channel_id = ${channel_id} and m.id = ${message_id}`)
  if (!current) throw new AppError('not_found', 'This message is not in the archive.')
  const stored = await db.query<StoredVersion>(sql`
    select v.guild_id, v.content, v.edited_at, v.exported_at, v.data, f.path
    from discord.message_versions v left join discord.export_files f on f.id = v.file_id
    where v.channel_id = ${channel_id} and v.message_id = ${message_id}
    order by v.exported_at desc, v.edited_at desc nulls last, v.content_hash limit ${MOST}`)
  const emojis = await emojisOf(db, stored)
  const authors = stored.flatMap((version) =>
    version.data ? [authorOf(version, version.data)] : [],
  )
  const brief = await briefAuthors(db, authors)
  return {
    current: { exported_at: current.exported_at, file_name: nameOf(current.path) },
    versions: stored.map((version) => ({
      content: version.content,
      edited_at: version.edited_at,
      exported_at: version.exported_at,
      file_name: nameOf(version.path),
      parts: version.data && toParts(version.data, brief(authorOf(version, version.data)), emojis),
    })),
    total: current.total,
  }
}

/** Exports may hold no absolute path, and neither may what they are called. */
function nameOf(path: string | null): string {
  return path === null ? '' : fileName(path)
}

function authorOf({ guild_id }: StoredVersion, data: VersionData): AuthorRef {
  return { guild_id, author_id: data.author_id, webhook_name: data.webhook_name ?? '' }
}

async function emojisOf(
  db: Queryable,
  versions: readonly StoredVersion[],
): Promise<ReadonlyMap<string, Emoji>> {
  const keys = new Set(
    versions.flatMap(({ data }) => data?.reactions?.map(({ emoji_key }) => emoji_key) ?? []),
  )
  if (keys.size === 0) return new Map()
  const rows = await db.query<Emoji>(sql`
    select emoji_key, name as emoji_name, is_custom, image_url, file_id
    from discord.emojis where emoji_key = any(${[...keys]}::text[])`)
  return new Map(rows.map((emoji) => [emoji.emoji_key, emoji]))
}

function toParts(
  data: VersionData,
  author: AuthorBrief,
  emojis: ReadonlyMap<string, Emoji>,
): ShownParts {
  return {
    author,
    is_pinned: data.is_pinned,
    attachments: (data.attachments ?? []).map(
      ({ id, ...rest }): AttachmentRow => ({ attachment_id: id, ...rest }),
    ),
    embeds: (data.embeds ?? []).map(toEmbedRow),
    stickers: (data.stickers ?? []).map(
      ({ id, ...rest }): StickerRow => ({ sticker_id: id, ...rest }),
    ),
    reactions: (data.reactions ?? []).map(({ emoji_key, count }): ReactionRow => {
      const unknown = { emoji_key, emoji_name: emoji_key, is_custom: false }
      const emoji = emojis.get(emoji_key) ?? { ...unknown, image_url: null, file_id: null }
      return { ...emoji, count }
    }),
  }
}
