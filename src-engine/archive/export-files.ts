import { AppError } from '#shared/errors'
import {
  type ExportFileRow,
  FILE_STATES,
  type FileCounts,
  type FileFilter,
  type FileSort,
  type FileState,
} from '#shared/export-files'
import { fileName } from '#shared/file-name'
import type { JobNote } from '#shared/job'
import type { Queryable, Row } from '../db/database'
import { join, raw, type Sql, sql } from '../db/sql'
import { noteSentence } from '../dce/notes'

/** A note as it is stored beside its file: `message` only where no code says it. */
type StoredNote = { code: string; byte_offset: number | null; count: number; message?: string }

/** What `path` is called, in SQL as `fileName` says it. */
export const FILE_NAME = raw(`case when path ~* '[^\\\\/]\\.zip/.'
  then regexp_replace(path, '^(?:.*[\\\\/])?([^\\\\/]+\\.zip)/(.+)$', '\\1 › \\2', 'i')
  else regexp_replace(path, '^.*[\\\\/]', '') end`)

/** When a message was sent, from its id. */
export function sentAt(id: string): Sql {
  return raw(`to_timestamp(((${id} >> 22) + 1420070400000) / 1000.0)`)
}

/**
 * Every file with its state as people read it: of files that are equal byte for byte the first one stands for the rest.
 * The comparison is over the whole archive, so filters come after it.
 */
export const FILES = sql`(
  select f.*, ${FILE_NAME} as name,
         case when f.state = 'ingested' and f.first_id <> f.id then 'same' else f.state end as shown
  from (select e.*, case when e.sha256 is null then e.id
                    else first_value(e.id) over (partition by e.sha256 order by e.state <> 'ingested', e.id)
                    end as first_id
        from discord.export_files e) f
)`

/** The condition that a filter means on the columns of {@link FILES}. */
export function filesWhere({ guild_id, channel_id, states, text = '' }: FileFilter): Sql {
  const conditions = [sql`true`]
  if (guild_id !== undefined) conditions.push(sql`f.guild_id = ${guild_id}::bigint`)
  if (channel_id !== undefined) conditions.push(sql`f.channel_id = ${channel_id}::bigint`)
  if (states !== undefined) conditions.push(sql`f.shown = any(${states}::text[])`)
  const wanted = text.trim().replace(/[\0\p{Surrogate}]/gu, '')
  if (wanted !== '') {
    conditions.push(sql`(f.name ilike discord.containing(${wanted})
      or f.channel_name ilike discord.containing(${wanted}))`)
  }
  return join(conditions, ' and ')
}

const STATE_PLACE = sql`array_position(${[...FILE_STATES]}::text[], f.shown)`

/** Unknown values come last in either direction; the id makes the order total. */
function orderOf({ by, direction }: FileSort): Sql {
  const keys: Record<FileSort['by'], Sql> = {
    name: sql`f.name`,
    exported_at: sql`f.exported_at`,
    messages: sql`f.read_messages`,
    size_bytes: sql`f.size_bytes`,
    state: STATE_PLACE,
  }
  const turned = direction === 'descending' ? raw('desc') : raw('asc')
  return sql`${keys[by]} ${turned} nulls last, f.name, f.id`
}

type StoredFile = Omit<ExportFileRow, 'notes'> & { notes: StoredNote[] } & Row

function asRow({ notes, ...file }: StoredFile): ExportFileRow {
  return { ...file, notes: notes.map((note) => asNote(file.path, note)) }
}

function asNote(path: string, { code, byte_offset, count, message }: StoredNote): JobNote {
  return { file: path, code, message: message ?? noteSentence(code), byte_offset, count }
}

async function selectFiles(db: Queryable, where: Sql, rest: Sql): Promise<ExportFileRow[]> {
  const rows = await db.query<StoredFile>(sql`
    select f.id as file_id, f.path, f.shown as state,
           case when f.shown = 'same'
             then (select e.path from discord.export_files e where e.id = f.first_id) end as same_as,
           f.guild_id, f.guild_name, f.channel_id, f.channel_name, f.era, f.exported_at, f.after_at,
           f.before_at, f.first_message_id, f.last_message_id,
           ${sentAt('f.first_message_id')} as first_message_at,
           ${sentAt('f.last_message_id')} as last_message_at,
           f.read_messages as messages, f.declared_messages, f.size_bytes, f.modified_at,
           f.ingested_at, f.notes
    from ${FILES} f where ${where} ${rest}`)
  return rows.map(asRow)
}

/**
 * A page of the files that the archive read. By place, not by key: they are counted in thousands, any of their columns
 * can be the order, and a list that knows its length can be scrolled to any place.
 */
export async function listExportFiles(
  db: Queryable,
  input: { filter: FileFilter; sort: FileSort; offset: number; limit: number },
): Promise<{ rows: ExportFileRow[]; total: number }> {
  const { filter, sort, offset, limit } = input
  const where = filesWhere(filter)
  const [counted] = await db.query<{ total: number }>(
    sql`select count(*)::int as total from ${FILES} f where ${where}`,
  )
  const rows = await selectFiles(
    db,
    where,
    sql`order by ${orderOf(sort)} limit ${limit}::int offset ${offset}::int`,
  )
  return { rows, total: counted?.total ?? 0 }
}

/** One file; `not_found` when the archive does not know it. */
export async function getExportFile(
  db: Queryable,
  { file_id }: { file_id: number },
): Promise<ExportFileRow> {
  const [file] = await selectFiles(db, sql`f.id = ${file_id}::int`, sql``)
  if (!file) throw new AppError('not_found', 'The archive knows no such file any more.')
  return file
}

/** How many of the files are in each state; states in the filter are not looked at. */
export async function countExportFiles(db: Queryable, filter: FileFilter): Promise<FileCounts> {
  const { states: _every, ...rest } = filter
  const rows = await db.query<{ state: FileState; files: number; size_bytes: number }>(sql`
    select f.shown as state, count(*)::int as files, sum(f.size_bytes)::float8 as size_bytes
    from ${FILES} f where ${filesWhere(rest)} group by 1`)
  const counts: FileCounts = {
    damaged: 0,
    foreign: 0,
    reading: 0,
    ingested: 0,
    same: 0,
    size_bytes: 0,
  }
  for (const { state, files, size_bytes } of rows) {
    counts[state] += files
    counts.size_bytes += size_bytes
  }
  return counts
}

/** The columns of {@link exportFilePages}. */
export const EXPORT_FILE_COLUMNS = [
  'file',
  'guild_id',
  'guild_name',
  'channel_id',
  'channel_name',
  'state',
  'same_as',
  'era',
  'exported_at',
  'after_at',
  'before_at',
  'first_message_at',
  'last_message_at',
  'messages',
  'declared_messages',
  'size_bytes',
  'notes',
]

const PAGE = 1000

/** The files of a list as rows of a table to write: of a path only the name, the notes as one text. */
export async function* exportFilePages(
  db: Queryable,
  filter: FileFilter,
  sort: FileSort,
): AsyncIterable<Row[]> {
  for (let offset = 0; ; offset += PAGE) {
    const { rows } = await listExportFiles(db, { filter, sort, offset, limit: PAGE })
    yield rows.map((row) => ({
      ...row,
      file: fileName(row.path),
      same_as: row.same_as === null ? null : fileName(row.same_as),
      notes: row.notes.map(noteText).join(' '),
    }))
    if (rows.length < PAGE) return
  }
}

function noteText({ message, byte_offset, count }: JobNote): string {
  const times = count > 1 ? ` (${count} times)` : ''
  return byte_offset === null ? `${message}${times}` : `${message}${times} At byte ${byte_offset}.`
}
