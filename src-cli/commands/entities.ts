import type { CallOutput } from '#shared/api'
import { ENTITY_TYPES, type EntityRow } from '#shared/entities'
import { Id } from '#shared/snowflake'
import { type Command, UsageError } from '../command'
import { FORMAT_OPTION, outputFormat, writeRows } from '../output'
import { oneOf, wholeNumber } from '../words'

const COLUMNS = ['entity_id', 'name', 'type', 'messages', 'authors']
const PAGE = 200

/** What messages name, most messages first. */
export const entities: Command = {
  summary: 'the people, places and things that messages name',
  usage: `[TEXT] [--guild ID] [--type ${ENTITY_TYPES.join('|')}] [--limit N, 0 = all] [--format json|csv|table]`,
  options: {
    ...FORMAT_OPTION,
    guild: { type: 'string' },
    type: { type: 'string' },
    limit: { type: 'string' },
  },
  positionals: [0, 1],
  archive: 'read',
  async run({ words, io, archive }) {
    const format = outputFormat(words)
    const guild = words.text('guild')
    if (guild !== undefined && !Id.safeParse(guild).success) {
      throw new UsageError(`${guild} is not an id.`)
    }
    const type = oneOf(words, 'type', ENTITY_TYPES)
    const [text] = words.positionals
    const limit = wholeNumber(words, 'limit') ?? 100
    const wanted = limit === 0 ? Number.POSITIVE_INFINITY : limit
    const rows: EntityRow[] = []
    let cursor: string | null = null
    do {
      const page: CallOutput<'entities.list'> = await archive.call('entities.list', {
        ...(guild !== undefined && { guild_id: guild }),
        ...(type !== undefined && { type }),
        ...(text !== undefined && { text }),
        cursor,
        limit: Math.min(PAGE, wanted - rows.length),
      })
      rows.push(...page.entities)
      cursor = page.next_cursor
    } while (cursor !== null && rows.length < wanted)
    const { work } = await archive.call('background.status', {})
    if (work.some(({ kind, is_pending }) => kind === 'language' && is_pending)) {
      io.stderr('Some messages have not been read for names yet. Run: work\n')
    }
    await writeRows(io, format, COLUMNS, rows, (plain) => ({ rows: plain }))
    return 0
  },
}
