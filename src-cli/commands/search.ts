import type { CallOutput } from '#shared/api'
import { HIT_END, HIT_START, type SearchHit, SearchQuery } from '#shared/search'
import { addToSearch, operatorText } from '#shared/search-text/print'
import type { Command } from '../command'
import { FORMAT_OPTION, outputFormat, writeRows } from '../output'
import { checked, wholeNumber } from '../words'

const COLUMNS = [
  'message_id',
  'channel_id',
  'channel_name',
  'guild_id',
  'author_id',
  'author_name',
  'posted_at',
  'content',
  'snippet',
  'score',
]

const PAGE = 200

/** The private marks around hits as something a terminal and a program can read. */
function readable(snippet: string): string {
  return snippet.replaceAll(HIT_START, '**').replaceAll(HIT_END, '**')
}

/** Finds messages by their words. */
export const search: Command = {
  summary: 'find messages by their words',
  usage: 'TEXT [--guild ID] [--channel ID] [--limit N, 0 = all] [--format json|csv|table]',
  options: {
    ...FORMAT_OPTION,
    guild: { type: 'string' },
    channel: { type: 'string' },
    limit: { type: 'string' },
  },
  positionals: [1, 1],
  archive: 'read',
  async run({ words, io, archive }) {
    const format = outputFormat(words)
    const query = checked(
      SearchQuery,
      {
        text: [words.text('guild'), words.text('channel')]
          .filter((id) => id !== undefined)
          .reduce(
            (text, id) => addToSearch(text, operatorText('in', id)),
            words.positionals[0] ?? '',
          ),
      },
      'The search is not understood',
    )
    const limit = wholeNumber(words, 'limit') ?? 100
    const wanted = limit === 0 ? Number.POSITIVE_INFINITY : limit
    const hits: SearchHit[] = []
    let cursor: string | null = null
    do {
      const page: CallOutput<'search.messages'> = await archive.call('search.messages', {
        ...query,
        cursor,
        limit: Math.min(PAGE, wanted - hits.length),
      })
      hits.push(...page.rows.map((hit) => ({ ...hit, snippet: readable(hit.snippet) })))
      cursor = page.next_cursor
    } while (cursor !== null && hits.length < wanted)
    let next: string | null = null
    let total = 0
    do {
      const counted: CallOutput<'search.count'> = await archive.call('search.count', {
        ...query,
        next,
      })
      total = counted.total
      next = counted.next
    } while (next !== null)
    await writeRows(io, format, COLUMNS, hits, (rows) => ({ rows, total }))
    return 0
  },
}
