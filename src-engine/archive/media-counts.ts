import type { MediaCount } from '#shared/media'
import type { Queryable } from '../db/database'
import { sql } from '../db/sql'
import { IS_KEPT, isFileOf } from './media'

/* How many files the archive names, kind by kind. A url costs about 0.1 ms, so that large tables go in slices. */

type Counts = Omit<MediaCount, 'kind'>

/** One slice of a table: its counts, and where the next one begins; null = it was the last. */
export type CountedSlice = { counts: Counts; next: string[] | null }

const SLICE_ROWS = 2000

/** The kinds that are counted slice by slice, and the urls of one row. */
const SLICED = {
  attachment: {
    table: sql`discord.attachments`,
    urls: sql`select t.url`,
  },
  sticker: {
    table: sql`discord.stickers`,
    urls: sql`select t.source_url`,
  },
  embed: {
    table: sql`discord.embeds`,
    // the first picture stands twice in what DCE writes
    urls: sql`select t.data #>> '{thumbnail,url}' union select t.data #>> '{image,url}'
      union select t.data #>> '{video,url}'
      union select url #>> '{}' from jsonb_path_query(t.data, 'lax $.images[*].url') url`,
  },
} as const

/** The kinds of which there are few. */
const WHOLE = {
  avatar: sql`select avatar_url from discord.authors
    union select avatar_url from discord.guild_members`,
  emoji: sql`select image_url from discord.emojis where is_custom`,
  guild: sql`select icon_url from discord.guilds`,
} as const

/** Kinds to count with {@link countSlice}. */
export const SLICED_KINDS = Object.keys(SLICED) as (keyof typeof SLICED)[]

/** Kinds to count with {@link countWhole}. */
export const WHOLE_KINDS = Object.keys(WHOLE) as (keyof typeof WHOLE)[]

/** Counts the files that some rows name. `after` = the key of the row before; null = from the first. */
export async function countSlice(
  db: Queryable,
  kind: keyof typeof SLICED,
  after: string[] | null,
): Promise<CountedSlice> {
  const { table, urls } = SLICED[kind]
  const [channel = '0', message = '0', position = '-1'] = after ?? []
  const [row] = await db.query<Counts & { rows: number; last: string[] | null }>(sql`
    with page as (
      select t.* from ${table} t
      where (t.channel_id, t.message_id, t.position)
        > (${channel}::bigint, ${message}::bigint, ${position}::text::smallint)
      order by t.channel_id, t.message_id, t.position limit ${SLICE_ROWS}::int
    ), named as (select u.url from page t cross join lateral (${urls}) u (url)), counted as (${COUNTED})
    select counted.*, (select count(*)::int from page) as rows,
      (select array[channel_id::text, message_id::text, position::text] from page
       order by channel_id desc, message_id desc, position desc limit 1) as last
    from counted`)
  if (!row) throw new Error('an aggregate gives one row')
  const { rows, last, ...counts } = row
  return { counts, next: rows < SLICE_ROWS ? null : last }
}

/** Counts the files of a kind, each url once. */
export async function countWhole(db: Queryable, kind: keyof typeof WHOLE): Promise<Counts> {
  const [row] = await db.query<Counts>(sql`
    with named (url) as (${WHOLE[kind]}) ${COUNTED}`)
  if (!row) throw new Error('an aggregate gives one row')
  return row
}

/** Counts the urls of the query `named`; '' and null name nothing. */
const COUNTED = sql`
  select count(*)::int as named, (count(*) filter (where x.is_kept))::int as kept,
    (count(*) filter (where x.is_copied))::int as copied,
    (count(*) filter (where not x.is_kept and discord.is_remote(n.url)))::int as remote
  from named n
  cross join lateral (
    select count(*) > 0 as is_kept, coalesce(bool_or(f.sha256 is not null), false) as is_copied
    from discord.media_files f join discord.media_folders d on d.id = f.folder_id
    where ${isFileOf(sql`n.url`)} and ${IS_KEPT}
  ) x
  where n.url <> ''`

/** Replaces the counts. */
export async function writeMediaCounts(
  tx: Queryable,
  counts: readonly MediaCount[],
): Promise<void> {
  await tx.query(sql`delete from discord.media_counts`)
  for (const { kind, named, kept, copied, remote } of counts) {
    await tx.query(sql`insert into discord.media_counts (kind, named, kept, copied, remote)
      values (${kind}, ${named}, ${kept}, ${copied}, ${remote})`)
  }
}
