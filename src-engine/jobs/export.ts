import type { ExportSource } from '#shared/export'
import type { ExportResult } from '#shared/job'
import { EXPORT_FILE_COLUMNS, exportFilePages, listExportFiles } from '../archive/export-files'
import { JOB_FILE_COLUMNS, jobFileRows } from '../archive/job-files'
import { messageRows } from '../archive/message-rows'
import { panelRows } from '../archive/panel-rows'
import { searchMessages } from '../archive/search'
import { countAllHits } from '../archive/search-count'
import { cursorPages, type ExportRows, onePage, tableRows } from '../archive/table-rows'
import type { Queryable, Row } from '../db/database'
import { writeAtomically } from '../files/atomic'
import { writeTable } from '../files/table'
import { runQuestion } from '../questions/run'
import { type JobContext, jobKind } from './kind'

const SEARCH_PAGE = 200
const SEARCH_COLUMNS = [
  'guild_id',
  'channel_id',
  'channel_name',
  'message_id',
  'posted_at',
  'author_id',
  'author_name',
  'content',
  'score',
]

/** Everything that a source means, not only what the window shows of it. */
async function rowsOf(db: Queryable, source: ExportSource): Promise<ExportRows> {
  switch (source.kind) {
    case 'table':
      return tableRows(db, source.table, source.guild_id)
    case 'messages':
      return messageRows(db, source.scope)
    case 'question': {
      const { columns, rows } = await runQuestion(db, { ...source.run, limit: 0 })
      return { columns, total: rows.length, pages: onePage(rows) }
    }
    case 'files': {
      const { filter, sort } = source
      const { total } = await listExportFiles(db, { filter, sort, offset: 0, limit: 1 })
      return { columns: EXPORT_FILE_COLUMNS, total, pages: exportFilePages(db, filter, sort) }
    }
    case 'members':
    case 'threads':
    case 'media':
    case 'links':
      return panelRows(db, source)
    case 'job_files': {
      const rows = await jobFileRows(db, source.job_id)
      return { columns: JOB_FILE_COLUMNS, total: rows.length, pages: onePage(rows) }
    }
    case 'search': {
      const total = await countAllHits(db, source.query)
      const pages = cursorPages((cursor) =>
        searchMessages(db, { ...source.query, cursor, limit: SEARCH_PAGE }),
      )
      return { columns: SEARCH_COLUMNS, total, pages }
    }
  }
}

async function* counted(rows: ExportRows, context: JobContext): AsyncIterable<Row[]> {
  let done = 0
  for await (const page of rows.pages) {
    context.signal.throwIfAborted()
    yield page
    done += page.length
    context.progress({ done })
    await new Promise(setImmediate)
  }
}

/** What the source is called in the jobs list. */
function nameOf(source: ExportSource): string {
  switch (source.kind) {
    case 'table':
      return source.table.replaceAll('_', ' ')
    case 'question':
      return 'an answer'
    case 'search':
      return 'search results'
    case 'messages':
      return 'messages'
    case 'members':
    case 'threads':
    case 'links':
      return source.kind
    case 'media':
      return 'a list of media'
    case 'files':
      return 'the export files'
    case 'job_files':
      return 'the files of an ingest'
  }
}

/** A table as one CSV or JSON file; a cancelled or failed export leaves no file. */
export const exportKind = jobKind({
  kind: 'export',
  title: ({ source, format }) => `Export ${nameOf(source)} as ${format.toUpperCase()}`,
  async run({ source, format, path }, context): Promise<ExportResult> {
    context.progress({ stage: 'Counting rows', unit: 'rows' })
    const rows = await rowsOf(context.db, source)
    context.progress({ stage: 'Writing rows', total: rows.total, done: 0 })
    let count = 0
    const { bytes } = await writeAtomically(path, async (write) => {
      count = await writeTable(write, format, rows.columns, counted(rows, context))
    })
    return { path, rows: count, bytes }
  },
})
