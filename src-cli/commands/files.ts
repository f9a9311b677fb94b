import { FILE_STATES, type FileFilter } from '#shared/export-files'
import { Id } from '#shared/snowflake'
import type { Command, Words } from '../command'
import { FORMAT_OPTION, outputFormat, writeRows } from '../output'
import { checked, oneOf, wholeNumber } from '../words'

const COLUMNS = [
  'state',
  'guild_name',
  'channel_name',
  'messages',
  'declared_messages',
  'first_message_at',
  'last_message_at',
  'after_at',
  'before_at',
  'exported_at',
  'era',
  'size_bytes',
  'path',
  'same_as',
  'notes',
]
const PAGE = 200

function filterOf(words: Words): FileFilter {
  const [guild, channel, text] = [words.text('guild'), words.text('channel'), words.text('name')]
  const state = oneOf(words, 'state', FILE_STATES)
  return {
    ...(guild !== undefined && { guild_id: checked(Id, guild, '--guild') }),
    ...(channel !== undefined && { channel_id: checked(Id, channel, '--channel') }),
    ...(state && { states: [state] }),
    ...(text !== undefined && { text }),
  }
}

/** The files that the archive read, and what became of each. */
export const files: Command = {
  summary: 'the files that were read, and what became of each',
  usage: `[--state ${FILE_STATES.join('|')}] [--guild ID] [--channel ID] [--name TEXT] [--limit N] [--format json|csv|table]`,
  options: {
    ...FORMAT_OPTION,
    state: { type: 'string' },
    guild: { type: 'string' },
    channel: { type: 'string' },
    name: { type: 'string' },
    limit: { type: 'string' },
  },
  positionals: [0, 0],
  archive: 'read',
  async run({ words, io, archive }) {
    const format = outputFormat(words)
    const filter = filterOf(words)
    const most = wholeNumber(words, 'limit') || Number.POSITIVE_INFINITY
    const rows: Record<string, unknown>[] = []
    let total = Number.POSITIVE_INFINITY
    while (rows.length < Math.min(most, total)) {
      const limit = Math.min(PAGE, most - rows.length)
      const page = await archive.call('files.list', { filter, offset: rows.length, limit })
      total = page.total
      if (page.rows.length === 0) break
      rows.push(
        ...page.rows.map((row) => ({
          ...row,
          notes: format === 'json' ? row.notes : row.notes.map((note) => note.message).join(' '),
        })),
      )
    }
    const counts = await archive.call('files.counts', { filter })
    await writeRows(io, format, COLUMNS, rows, (plain) => ({ counts, rows: plain }))
    return 0
  },
}
