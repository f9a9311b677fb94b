import type { Command } from '../command'
import { FORMAT_OPTION, outputFormat, writeRows } from '../output'

const COLUMNS = [
  'guild_id',
  'guild_name',
  'channels',
  'threads',
  'authors',
  'bots',
  'messages',
  'first_message_at',
  'last_message_at',
]

/** The guilds of the archive with their counts. */
export const guilds: Command = {
  summary: 'the guilds of the archive with their counts',
  usage: '[--format json|csv|table]',
  options: FORMAT_OPTION,
  positionals: [0, 0],
  archive: 'read',
  async run({ words, io, archive }) {
    const format = outputFormat(words)
    const rows = await archive.call('guilds.list', {})
    await writeRows(io, format, COLUMNS, rows, (plain) => ({ rows: plain }))
    return 0
  },
}
