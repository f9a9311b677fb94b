import { listPendingWords, waitingTexts, writeWords } from '../archive/words'
import { WordsCopy } from '../language/words-copy'
import type { JobContext } from './kind'

/**
 * Makes the words of all messages that wait for theirs, as an announced stage: those of an archive in which other words
 * were made. What is stored stays when it is stopped, and the next run goes on there.
 */
export async function makeWords(context: JobContext): Promise<void> {
  const ranges = await context.batch((tx) => listPendingWords(tx))
  if (ranges.length === 0) return
  context.progress({ stage: 'Indexing words', unit: 'steps', done: 0, total: ranges.length })
  const copy = new WordsCopy()
  for (const [done, range] of ranges.entries()) {
    for await (const part of waitingTexts(context.db, range)) {
      for (const [place, id] of part.message_ids.entries()) {
        copy.add(part.channel_id, id, part.guild_id, part.texts[place] ?? '')
      }
      await context.batch((tx) => writeWords(tx, part, copy.take()))
    }
    context.progress({ done: done + 1 })
  }
}
