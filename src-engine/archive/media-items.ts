import type { HandlerInput } from '#shared/api'
import { MEDIA_EXTENSIONS, type MediaKind } from '#shared/media-kind'
import type { MediaCounts, MediaItem, MediaQuery, MediaType, PanelPlace } from '#shared/panel'
import type { Queryable } from '../db/database'
import { type Sql, sql } from '../db/sql'
import { type AuthorRef, briefAuthors } from './authors'
import { decodeCursor, encodeCursor } from './cursor'
import { isKept } from './media'
import { firstIdAt } from './messages'
import { authorsOwn, onPlace } from './panel-place'

/** A file costs about 0.1 ms to look for: so many are looked at before a page is given, even an empty one. */
const LOOKED_AT = 600

type Source = 'attachment' | 'embed' | 'sticker'

/** Where each type of file comes from: `x` with its name, size and url, and the messages that can have one. */
const SOURCES: Record<Source, { from: Sql; name: Sql; size: Sql; url: Sql; having: Sql }> = {
  attachment: {
    from: sql`discord.attachments x`,
    name: sql`x.file_name`,
    size: sql`x.file_size_bytes`,
    url: sql`x.url`,
    having: sql`m.attachment_count > 0`,
  },
  embed: {
    from: sql`(select e.*, coalesce(e.data #>> '{image,url}', e.data #>> '{images,0,url}',
        e.data #>> '{thumbnail,url}') as picture from discord.embeds e) x`,
    name: sql`coalesce(nullif(x.title, ''), x.url, x.picture)`,
    size: sql`null::float8`,
    url: sql`x.picture`,
    having: sql`m.embed_count > 0`,
  },
  sticker: {
    from: sql`discord.stickers x`,
    name: sql`x.name`,
    size: sql`null::float8`,
    url: sql`x.source_url`,
    having: sql`m.sticker_count > 0`,
  },
}

const sourceOf = (type: MediaType): Source =>
  type === 'embed' || type === 'sticker' ? type : 'attachment'

/** A condition on `x`: it is of the type. */
function ofType(type: MediaType): Sql {
  switch (type) {
    case 'all':
    case 'sticker':
      return sql`true`
    case 'embed':
      return sql`x.picture <> ''`
    case 'file':
      return sql`x.extension <> all (${Object.values(MEDIA_EXTENSIONS).flat()}::text[])`
    default:
      return sql`x.extension = any (${MEDIA_EXTENSIONS[type]}::text[])`
  }
}

type Found = AuthorRef &
  Omit<MediaItem, 'author' | 'media'> & { url: string; file_id: number; is_kept: boolean | null }

/**
 * A page of the files that the messages of a place name, notices included, in the order of their messages or by size. With
 * `kept` a page may hold fewer rows than the limit, or none, and others follow: only so many files are looked for at once.
 */
export async function listMedia(
  db: Queryable,
  { cursor, limit, ...query }: HandlerInput<'media.items'>,
): Promise<{ items: MediaItem[]; next_cursor: string | null }> {
  const candidates = query.kept === undefined ? limit : Math.max(limit, LOOKED_AT)
  const found = await pageOf(db, query, cursor, candidates + 1)
  const page: Found[] = []
  let seen = 0
  for (const file of found.slice(0, candidates)) {
    if (page.length === limit) break
    seen += 1
    if (file.is_kept === null || file.is_kept === (query.kept === 'kept')) page.push(file)
  }
  const last = found[seen - 1]
  const brief = await briefAuthors(db, page)
  return {
    items: page.map((file) => toItem(file, brief)),
    next_cursor: found.length > seen && last ? placeAfter(query, last) : null,
  }
}

function toItem(file: Found, brief: Awaited<ReturnType<typeof briefAuthors>>): MediaItem {
  const { url, file_id, is_kept: _kept, author_id, webhook_name, ...shown } = file
  const size = file.file_size_bytes
  return {
    ...shown,
    author: brief({ guild_id: file.guild_id, author_id, webhook_name }),
    media: { url, file_id, ...(size === null ? {} : { size_bytes: size }) },
  }
}

const placeAfter = ({ sort }: MediaQuery, { file_size_bytes, ...file }: Found) =>
  encodeCursor([
    sort === 'largest' ? (file_size_bytes ?? 0) : 0,
    file.message_id,
    file.channel_id,
    file.position,
  ])

const ID = /^\d{1,19}$/

/** By the id of the message, which is the order of posting and what the indexes are in. */
function pageOf(
  db: Queryable,
  query: MediaQuery,
  cursor: string | null,
  count: number,
): Promise<Found[]> {
  const { from, name, size, url, having } = SOURCES[sourceOf(query.type)]
  const isBySize = query.sort === 'largest' && sourceOf(query.type) === 'attachment'
  const order = isBySize
    ? sql`x.file_size_bytes desc, x.message_id desc, x.channel_id desc, x.position`
    : query.sort === 'oldest'
      ? sql`x.message_id, x.channel_id, x.position`
      : sql`x.message_id desc, x.channel_id desc, x.position`
  return db.query<Found>(sql`
    ${authorsOwn(query, having)} page as (
      select x.guild_id, x.channel_id, x.message_id, x.position, ${name} as file_name,
             ${size} as file_size_bytes, ${url} as url, row_number() over (order by ${order}) as place
      from ${from}
      where ${onPlace(query)} and ${ofType(query.type)} ${after(query, cursor, isBySize)}
        ${beginning(query)}
      order by ${order} limit ${count}::int
    )
    select x.guild_id, x.channel_id, x.message_id, x.position::int as position, x.file_name,
           x.file_size_bytes, x.url, m.author_id, m.webhook_name, m.posted_at, m.file_id,
           coalesce(c.name, '') as channel_name,
           ${query.kept === undefined ? sql`null::boolean` : isKept(sql`x.url`)} as is_kept
    from page x
    join discord.messages m on m.channel_id = x.channel_id and m.id = x.message_id
    left join discord.channels c on c.id = x.channel_id
    order by x.place`)
}

function after(query: MediaQuery, cursor: string | null, isBySize: boolean): Sql {
  if (cursor === null) return sql``
  const [bytes, message, channel, position] = decodeCursor(cursor, [
    /^\d{1,18}(\.\d+)?(e\+?\d+)?$/,
    ID,
    ID,
    /^\d{1,5}$/,
  ])
  const at = sql`(${message}::bigint, ${channel}::bigint)`
  const rest = sql`x.position > ${position}::text::smallint`
  const older = sql`((x.message_id, x.channel_id) < ${at}
    or ((x.message_id, x.channel_id) = ${at} and ${rest}))`
  if (isBySize) {
    const size = sql`${bytes}::text::float8`
    return sql`and (x.file_size_bytes < ${size} or (x.file_size_bytes = ${size} and ${older}))`
  }
  // the plain comparison is what an index begins with
  return query.sort === 'oldest'
    ? sql`and x.message_id >= ${message}::bigint and ((x.message_id, x.channel_id) > ${at}
        or ((x.message_id, x.channel_id) = ${at} and ${rest}))`
    : sql`and x.message_id <= ${message}::bigint and ${older}`
}

/** From where on, by the smallest id that a message of that instant could have. */
function beginning({ at, sort }: MediaQuery): Sql {
  if (at === undefined || sort === 'largest') return sql``
  const id = firstIdAt(at)
  return sort === 'oldest'
    ? sql`and x.message_id >= ${id}::bigint`
    : sql`and x.message_id < ${id}::bigint`
}

/** How many files of each type the messages of a place name. */
export async function countMedia(db: Queryable, place: PanelPlace): Promise<MediaCounts> {
  const counts: MediaCounts = {
    all: 0,
    image: 0,
    video: 0,
    audio: 0,
    file: 0,
    embed: await countOf(db, place, 'embed'),
    sticker: await countOf(db, place, 'sticker'),
  }
  const extensions = await db.query<{ extension: string; n: number }>(sql`
    ${authorsOwn(place, SOURCES.attachment.having)} page as (
      select x.extension from discord.attachments x where ${onPlace(place)}
    ) select extension, count(*)::int as n from page group by 1`)
  for (const { extension, n } of extensions) {
    counts.all += n
    counts[kindOf(extension)] += n
  }
  return counts
}

function kindOf(extension: string): MediaKind {
  for (const kind of ['image', 'video', 'audio'] as const) {
    if (MEDIA_EXTENSIONS[kind].includes(extension)) return kind
  }
  return 'file'
}

async function countOf(
  db: Queryable,
  place: PanelPlace,
  type: 'embed' | 'sticker',
): Promise<number> {
  const { from, having } = SOURCES[type]
  const [row] = await db.query<{ n: number }>(sql`
    ${authorsOwn(place, having)} page as (
      select from ${from} where ${onPlace(place)} and ${ofType(type)}
    ) select count(*)::int as n from page`)
  return row?.n ?? 0
}
