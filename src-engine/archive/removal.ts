import { AppError } from '#shared/errors'
import { fileName } from '#shared/file-name'
import type { Removal, RemovalPlan } from '#shared/removal'
import type { Queryable } from '../db/database'
import { sql } from '../db/sql'
import { fileAround } from '../sources/file'
import { channelsOf, copyOf, filesOf, type Neighbour, neighboursOf, sliceOf } from './remove-places'
import { countSlices, type MessageSlice, wholeChannel } from './remove-rows'

/** What a removal takes out, as the job needs it and as it is told before. */
export type PlannedRemoval = {
  plan: RemovalPlan
  guild_id: string | null
  /** The files that are forgotten. */
  file_ids: number[]
  /** Where messages are taken out. */
  slices: MessageSlice[]
  /** Channels that are gone afterwards. */
  channel_ids: string[]
  /** An equal file that takes this one's place: no message goes. */
  copy_id: number | null
  /** Files on disk that are read again, and their rows. */
  again: { path: string; id: number }[]
}

/** Looks what a removal would do; `not_found` when the archive does not hold what is to be removed. */
export async function planRemoval(db: Queryable, removal: Removal): Promise<PlannedRemoval> {
  if (removal.kind === 'file') return planFile(db, removal.file_id)
  const places = await channelsOf(db, removal)
  const [named] =
    removal.kind === 'guild'
      ? await db.query<Named>(sql`
          select id as guild_id, name, name as guild_name, null as channel_name
          from discord.guilds where id = ${removal.guild_id}`)
      : await db.query<Named>(sql`
          select c.guild_id, c.name, g.name as guild_name, c.name as channel_name
          from discord.channels c left join discord.guilds g on g.id = c.guild_id
          where c.id = ${removal.channel_id} and c.type <> 'GuildCategory'`)
  if (!named) {
    throw new AppError('not_found', `The archive does not hold this ${removal.kind} any more.`)
  }
  const channel_ids = places.map(({ channel_id }) => channel_id)
  const slices = channel_ids.map(wholeChannel)
  const guild_id = removal.kind === 'guild' ? removal.guild_id : null
  const file_ids = await filesOf(db, channel_ids, guild_id)
  return {
    plan: {
      name: named.name,
      guild_name: named.guild_name,
      channel_name: named.channel_name,
      channels: places.filter((each) => !each.is_thread && !each.is_placeholder).length,
      threads: places.filter((each) => each.is_thread).length,
      messages: await countSlices(db, slices),
      export_files: file_ids.length,
      reads_again: [],
      obstacle: null,
    },
    guild_id: named.guild_id,
    file_ids,
    slices,
    channel_ids,
    copy_id: null,
    again: [],
  }
}

type Named = {
  guild_id: string | null
  name: string
  guild_name: string | null
  channel_name: string | null
}

async function planFile(db: Queryable, id: number): Promise<PlannedRemoval> {
  const [file] = await db.query<Named & { path: string; channel_id: string | null }>(sql`
    select path, guild_id, path as name, guild_name, channel_name, channel_id
    from discord.export_files where id = ${id}`)
  if (!file) throw new AppError('not_found', 'The archive does not know this file any more.')
  const slice = await sliceOf(db, id)
  const copy_id = await copyOf(db, id)
  const neighbours =
    slice === null || copy_id !== null
      ? { files: [], lost: false }
      : await neighboursOf(db, id, slice)
  const found = await Promise.all(neighbours.files.map(readable))
  const again = found.flatMap((path, place) => {
    const row = neighbours.files[place]
    return path === null || row === undefined ? [] : [{ path, id: row.id }]
  })
  const away = neighbours.files.filter((_, place) => found[place] === null)
  const slices = slice === null || copy_id !== null ? [] : [slice]
  const isLast = file.channel_id !== null && !(await hasOtherFiles(db, file.channel_id, id))
  const channel_ids = isLast && file.channel_id !== null ? [file.channel_id] : []
  return {
    plan: {
      name: fileName(file.path),
      guild_name: file.guild_name,
      channel_name: file.channel_name,
      channels: channel_ids.length,
      threads: 0,
      messages: await countSlices(db, slices),
      export_files: 1,
      reads_again: neighbours.files.map(({ path }) => fileName(path)),
      obstacle: obstacleOf(away, neighbours.lost),
    },
    guild_id: file.guild_id,
    file_ids: [id],
    slices,
    channel_ids,
    copy_id,
    again,
  }
}

async function hasOtherFiles(db: Queryable, channel_id: string, id: number): Promise<boolean> {
  const [row] = await db.query(sql`
    select from discord.export_files where channel_id = ${channel_id} and id <> ${id} limit 1`)
  return row !== undefined
}

/**
 * Which messages only this file brought cannot be told from the archive where other exports hold messages of the same
 * time: those have to be read again, and must be there for it.
 */
function obstacleOf(away: readonly Neighbour[], lost: boolean): string | null {
  const [first, ...more] = away.map(({ path }) => fileName(path))
  if (first !== undefined) {
    const names = more.length === 0 ? first : `${first} and ${more.length} more`
    return (
      `${names} ${more.length === 0 ? 'holds' : 'hold'} messages of the same time and would have to be read again, ` +
      'but cannot be found unchanged where it was read from. Bring it back, or remove the whole channel.'
    )
  }
  return lost
    ? 'Another export of this channel was overwritten by a newer one since it was read. What it held of the same time ' +
        'cannot be told apart any more. You can remove the whole channel.'
    : null
}

/** The file on disk that holds an export as it was when it was read; null when it is not there or another by now. */
async function readable(file: Neighbour): Promise<string | null> {
  const around = await fileAround(file.path)
  if (around === null) return null
  const { path, found } = around
  // an entry of a zip file is known by its own stamp, which only the listing can compare
  if (file.stamp !== null) return path
  const isSame =
    found.size === file.size_bytes && Math.abs(found.mtimeMs - Date.parse(file.modified_at)) < 2
  return isSame ? path : null
}
