import { HIT_COLUMNS, writeTable } from '#engine/index'
import { MAX_CONTEXT } from '#shared/export'
import { SEARCH_MODES, SEARCH_SORTS, type SearchPage, SearchQuery } from '#shared/search'
import { addToSearch, operatorText } from '#shared/search-text/print'
import { type Archive, type Command, type Io, UsageError, type Words } from '../command'
import { OUTPUT_FORMATS, writeJsonRows, writeTables } from '../output'
import { checked, oneOf, wholeNumber } from '../words'

const FORMATS = [...OUTPUT_FORMATS, 'markdown'] as const
/** What fits a terminal. */
const TABLE_COLUMNS = ['posted_at', 'channel_name', 'author_name', 'snippet', 'why', 'link']

/** Finds messages in the language of the search box; hits come out as they are found, however many. */
export const search: Command = {
  summary: 'find messages by words, meaning and operators',
  usage: `TEXT [--mode ${SEARCH_MODES.join('|')}] [--sort ${SEARCH_SORTS.join('|')}] [--tz ZONE] [--guild ID] [--channel ID] [--limit N, 0 = all] [--format ${FORMATS.join('|')}] [--context 0-${MAX_CONTEXT}, for markdown] (a TEXT that begins with a dash stands behind --)`,
  options: {
    mode: { type: 'string' },
    sort: { type: 'string' },
    tz: { type: 'string' },
    guild: { type: 'string' },
    channel: { type: 'string' },
    limit: { type: 'string' },
    format: { type: 'string' },
    context: { type: 'string' },
  },
  positionals: [1, 99],
  archive: 'read',
  async run({ words, io, archive }) {
    const format = oneOf(words, 'format', FORMATS) ?? 'json'
    const query = queryOf(words)
    const context = wholeNumber(words, 'context') ?? 2
    if (context > MAX_CONTEXT) throw new UsageError(`--context goes up to ${MAX_CONTEXT}.`)
    const limit = wholeNumber(words, 'limit') ?? 100
    const most = limit === 0 ? Number.POSITIVE_INFINITY : limit
    const first = await archive.call('search.messages', { ...query, limit: 1 })
    tell(io, query, first)
    if (format === 'markdown') {
      await archive.writeHits(query, most, context, (chunk) => io.stdout(String(chunk)))
    } else if (format === 'csv') {
      const write = (chunk: string | Uint8Array) => io.stdout(String(chunk))
      await writeTable(write, 'csv', HIT_COLUMNS, archive.hits(query, most))
    } else if (format === 'table') {
      await writeTables(io, TABLE_COLUMNS, archive.hits(query, most))
    } else {
      const { mode, problems, did_you_mean } = first
      const facts = { total: await countAll(archive, query), mode, problems, did_you_mean }
      await writeJsonRows(io, facts, archive.hits(query, most))
    }
    return 0
  },
}

function queryOf(words: Words): SearchQuery {
  const narrowed = [words.text('guild'), words.text('channel')].filter((id) => id !== undefined)
  return checked(
    SearchQuery,
    {
      text: narrowed.reduce(
        (text, id) => addToSearch(text, operatorText('in', id)),
        words.positionals.join(' '),
      ),
      mode: oneOf(words, 'mode', SEARCH_MODES),
      sort: oneOf(words, 'sort', SEARCH_SORTS),
      tz: words.text('tz'),
    },
    'The search is not understood',
  )
}

/** What of the text was not understood as it stands, and what else may be meant. */
function tell(io: Io, query: SearchQuery, { problems, did_you_mean, mode }: SearchPage): void {
  for (const { start, end, message, fix } of problems) {
    const meant = fix === null ? '' : ` Try: ${fix}`
    io.stderr(`At “${query.text.slice(start, end).trim()}”: ${message}${meant}\n`)
  }
  if (query.mode !== undefined && query.mode !== mode) {
    io.stderr(`Searched by ${mode}: this archive cannot be searched by ${query.mode} yet.\n`)
  }
  if (did_you_mean !== null) io.stderr(`Did you mean: ${did_you_mean}\n`)
}

/** How many messages have the words; what only means the same is not counted. */
async function countAll(archive: Archive, query: SearchQuery): Promise<number> {
  let counted = await archive.call('search.count', query)
  while (counted.next !== null) {
    counted = await archive.call('search.count', { ...query, next: counted.next })
  }
  return counted.total
}
