import type { ExportFormat, ExportSource } from '#shared/export'
import type { ExportResult } from '#shared/job'
import type { JobNote } from '#shared/note'
import { EXPORT_FILE_COLUMNS, exportFilePages, listExportFiles } from '../archive/export-files'
import { JOB_FILE_COLUMNS, jobFileRows } from '../archive/job-files'
import { Meanings } from '../archive/meaning/meanings'
import { messageRows } from '../archive/message-rows'
import { panelRows } from '../archive/panel-rows'
import { type HitRow, hitRows } from '../archive/search/export'
import { type ExportRows, onePage, tableRows } from '../archive/table-rows'
import type { Row } from '../db/database'
import { writeAtomically } from '../files/atomic'
import { writeTable } from '../files/table'
import { askQuestion } from '../questions/own'
import { writeMarkdown } from './export-markdown'
import { type JobContext, jobKind } from './kind'

/** Everything that a source means, not only what the window shows of it. */
async function rowsOf(
  { db, meaning, note }: Pick<JobContext, 'db' | 'meaning' | 'note'>,
  source: ExportSource,
): Promise<ExportRows> {
  switch (source.kind) {
    case 'table':
      return tableRows(db, source.table, source.guild_id)
    case 'messages':
      return messageRows(db, source.scope)
    case 'question': {
      const { columns, rows, truncated } = await askQuestion(db, { ...source.run, limit: 0 })
      if (truncated) note(CUT)
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
    case 'search':
      return hitRows(db, source.query, meaning && new Meanings(meaning))
  }
}

const CUT: JobNote = {
  file: null,
  code: 'cut',
  message: 'The statement gives more rows than are held at once; the file has the first of them.',
  byte_offset: null,
  count: 1,
}

/** The pages of rows, with how far they are; ends when the user cancels. */
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

const FORMAT_NAMES: Record<ExportFormat, string> = {
  csv: 'CSV',
  json: 'JSON',
  markdown: 'Markdown',
}

/** Rows as one file; a cancelled or failed export leaves none. */
export const exportKind = jobKind({
  kind: 'export',
  title: ({ source, format }) => `Export ${nameOf(source)} as ${FORMAT_NAMES[format]}`,
  async run({ source, format, path, context: around = 2 }, context): Promise<ExportResult> {
    context.progress({ stage: 'Counting rows', unit: 'rows' })
    const rows = await rowsOf(context, source)
    context.progress({ stage: 'Writing rows', total: rows.total, done: 0 })
    let count = 0
    const { bytes } = await writeAtomically(path, async (write) => {
      const pages = counted(rows, context)
      if (format !== 'markdown') {
        count = await writeTable(write, format, rows.columns, pages)
      } else if (source.kind === 'search') {
        const { query } = source
        const about = {
          query,
          context: around,
          written_at: new Date().toISOString(),
        }
        count = await writeMarkdown(write, context.db, pages as AsyncIterable<HitRow[]>, about)
      }
    })
    return { path, rows: count, bytes }
  },
})
