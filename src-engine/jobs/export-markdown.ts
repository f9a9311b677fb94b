import type { SearchQuery } from '#shared/search'
import { messagesAround, type PlainMessage } from '../archive/message-context'
import type { HitRow } from '../archive/search/export'
import type { Queryable } from '../db/database'
import type { WriteChunk } from '../files/atomic'
import { markdownLine, markdownLines, markdownQuote } from '../files/markdown'

/** What is written beside the hits. */
export type MarkdownExport = {
  query: SearchQuery
  /** Messages before and after each hit. */
  context: number
  written_at: string
}

/**
 * Hits to be read: each under a heading that leads to it, with the messages around it as a quote. Nothing that somebody wrote
 * is more than text there. Resolves to the number of hits.
 */
export async function writeMarkdown(
  write: WriteChunk,
  db: Queryable,
  pages: AsyncIterable<readonly HitRow[]>,
  about: MarkdownExport,
): Promise<number> {
  const when = clockIn(about.query.tz ?? 'UTC')
  await write(head(about, when))
  let count = 0
  for await (const hits of pages) {
    const around = await messagesAround(db, hits, about.context)
    const parts = hits.map((hit, index) => {
      count += 1
      return section(count, hit, around[index] ?? [], when)
    })
    await write(parts.join(''))
  }
  // how many there are is known when all are written: not every hit has the words that are counted before
  await write(`\n---\n\n${count === 1 ? '1 hit' : `${count.toLocaleString('en')} hits`}\n`)
  return count
}

type Clock = (iso: string) => string

/** Writes an instant as `2025-03-01 14:05`, in a zone. */
function clockIn(tz: string): Clock {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: tz,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  return (iso) => format.format(new Date(iso))
}

function head({ query, context, written_at }: MarkdownExport, when: Clock): string {
  const { text, mode, sort = 'best', tz = 'UTC' } = query
  const facts = [
    `Search: ${markdownLine(text)}`,
    ...(mode ? [`Matched by: ${mode}`] : []),
    `Order: ${sort}`,
    ...(context > 0 ? [`Messages before and after each: ${context}`] : []),
    `Times: ${tz}`,
    `Written: ${when(written_at)}`,
  ]
  return `# Search results\n\n${facts.map((fact) => `- ${fact}\n`).join('')}`
}

function section(
  place: number,
  hit: HitRow,
  messages: readonly PlainMessage[],
  when: Clock,
): string {
  const title = `#${markdownLine(hit.channel_name)}, ${when(hit.posted_at)}`
  const quotes = messages.map((message) => {
    const isHit = message.message_id === hit.message_id
    const name = markdownLine(message.author_name) || 'unknown'
    const lines = [
      `${isHit ? '**→** ' : ''}**${name}** ${when(message.posted_at)}`,
      ...(message.text === '' ? [] : markdownLines(message.text)),
      ...message.files.map((file) => `(file) ${markdownLine(file)}`),
    ]
    return markdownQuote(lines)
  })
  return `\n## ${place}. [${title}](${hit.link})\n\n${quotes.join('\n>\n')}\n`
}
