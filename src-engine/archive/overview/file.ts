import { randomUUID } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Id } from '#shared/snowflake'
import type { Queryable } from '../../db/database'
import { sql } from '../../db/sql'
import { makeFolder, writeAtomically } from '../../files/atomic'
import { type Dictionary, dictionary, type GuildColumns, LISTS, type Pairs } from './columns'

/*
 * The columns of a guild in a file of the archive: a line of JSON, then each column as it is in memory. They are derived, so a
 * file that does not fit is no file.
 */

/** Raise it when the columns, or what they are made of, change. */
const FORMAT = 2

/** Which state of each channel the columns hold. */
export type ChannelStamps = Map<Id, { revision: number; read_revision: number }>
export type KeptColumns = { columns: GuildColumns; stamps: ChannelStamps }

type Column = Float64Array | Uint32Array | Int32Array | Uint16Array | Uint8Array

/** Every column in the order of the file, by its name. */
function columnsIn(columns: GuildColumns): [string, Column][] {
  const { time, channel, author, flags, attachments, characters } = columns
  const { author_first, author_last, is_thread } = columns
  const lists = LISTS.flatMap((list) =>
    (['row', 'of', 'count'] as const).map((name): [string, Column] => [
      `${list}.${name}`,
      columns[list][name],
    ]),
  )
  return [
    ...Object.entries({ time, author_first, author_last, channel, author, characters }),
    ...lists,
    ...Object.entries({ attachments, flags, is_thread }),
  ]
}

const DICTIONARIES = ['authors', 'emojis', 'domains'] as const

type Header = {
  format: number
  token: string
  guild_id: Id
  checksum: number
  /** Id, revision and read_revision of each channel, by its place. */
  channels: [Id, number, number][]
  sizes: Record<string, number>
} & Record<(typeof DICTIONARIES)[number], string[]>

/** Keeps the columns for the next start, in place of those that were kept. */
export async function keepColumns(
  db: Queryable,
  dir: string,
  { columns, stamps }: KeptColumns,
): Promise<void> {
  const { guild_id, channel_ids } = columns
  const token = randomUUID()
  const parts = columnsIn(columns).map(([name, column]): [string, Uint8Array, number] => [
    name,
    new Uint8Array(column.buffer, column.byteOffset, column.byteLength),
    column.length,
  ])
  const header: Header = {
    format: FORMAT,
    token,
    guild_id,
    checksum: parts.reduce((sum, [, bytes]) => checksumOf(bytes, sum), 0),
    channels: channel_ids.map((id) => {
      const { revision = 0, read_revision = 0 } = stamps.get(id) ?? {}
      return [id, revision, read_revision]
    }),
    sizes: Object.fromEntries(parts.map(([name, , length]) => [name, length])),
    authors: columns.authors.values,
    emojis: columns.emojis.values,
    domains: columns.domains.values,
  }
  await makeFolder(dir)
  await writeAtomically(fileOf(dir, guild_id), async (write) => {
    await write(`${JSON.stringify(header)}\n`)
    for (const [, bytes] of parts) await write(bytes)
  })
  await db.query(sql`
    insert into discord.overview_files (guild_id, token) values (${guild_id}, ${token})
    on conflict (guild_id) do update set token = excluded.token`)
}

/** zlib begins again at no bytes at all. */
const checksumOf = (bytes: Uint8Array, before: number) =>
  bytes.length === 0 ? before : crc32(bytes, before)

const fileOf = (dir: string, guildId: Id) => join(dir, `${guildId}.columns`)

/** The columns that were kept; null when there are none that this archive and this build can take. */
export async function keptColumns(
  db: Queryable,
  dir: string,
  guildId: Id,
): Promise<KeptColumns | null> {
  const [known] = await db.query<{ token: string }>(
    sql`select token from discord.overview_files where guild_id = ${guildId}`,
  )
  if (!known) return null
  try {
    return unpack(await readFile(fileOf(dir, guildId)), known.token)
  } catch {
    // gone, cut short, or not ours: it is made anew
    return null
  }
}

function unpack(file: Buffer, token: string): KeptColumns | null {
  const end = file.indexOf('\n')
  const header = JSON.parse(file.toString('utf8', 0, end)) as Header
  if (header.format !== FORMAT || header.token !== token) return null
  let [at, checksum] = [end + 1, 0]
  const next = <C extends Column>(name: string, make: (buffer: ArrayBuffer) => C): C => {
    const bytes = (header.sizes[name] as number) * make(new ArrayBuffer(0)).BYTES_PER_ELEMENT
    if (!(at + bytes <= file.length)) throw new RangeError(name)
    const part = file.subarray(at, at + bytes)
    checksum = checksumOf(part, checksum)
    at += bytes
    // a copy starts where numbers of its size may
    return make(new Uint8Array(part).buffer)
  }
  const floats = (name: string) => next(name, (buffer) => new Float64Array(buffer))
  const ints = (name: string) => next(name, (buffer) => new Uint32Array(buffer))
  const bytes = (name: string) => next(name, (buffer) => new Uint8Array(buffer))
  const pairs = (list: string): Pairs => ({
    row: ints(`${list}.row`),
    of: ints(`${list}.of`),
    count: next(`${list}.count`, (buffer) => new Int32Array(buffer)),
  })
  const dictionaries = Object.fromEntries(
    DICTIONARIES.map((name) => [name, dictionary(header[name])]),
  ) as Record<(typeof DICTIONARIES)[number], Dictionary>
  // in the order of the file
  const columns: GuildColumns = {
    guild_id: header.guild_id,
    channel_ids: header.channels.map(([id]) => id),
    ...dictionaries,
    time: floats('time'),
    author_first: floats('author_first'),
    author_last: floats('author_last'),
    channel: ints('channel'),
    author: ints('author'),
    characters: ints('characters'),
    reactions: pairs('reactions'),
    links: pairs('links'),
    names: pairs('names'),
    terms: pairs('terms'),
    attachments: next('attachments', (buffer) => new Uint16Array(buffer)),
    flags: bytes('flags'),
    is_thread: bytes('is_thread'),
  }
  if (checksum !== header.checksum) return null
  const stamps = new Map(
    header.channels.map(([id, revision, read_revision]) => [id, { revision, read_revision }]),
  )
  return { columns, stamps }
}

/** Deletes what was kept of guilds that the archive does not hold any more, and what a stop left half-written. */
export async function forgetGoneColumns(db: Queryable, dir: string): Promise<void> {
  const names = await readdir(dir).catch(() => [])
  if (names.length === 0) return
  await db.query(sql`delete from discord.overview_files
    where guild_id not in (select id from discord.guilds)`)
  const kept = await db.query<{ guild_id: Id }>(sql`select guild_id from discord.overview_files`)
  const known = new Set(kept.map(({ guild_id }) => `${guild_id}.columns`))
  for (const name of names) {
    if (/\.columns(\.part)?$/.test(name) && !known.has(name)) {
      await rm(join(dir, name), { force: true })
    }
  }
}
