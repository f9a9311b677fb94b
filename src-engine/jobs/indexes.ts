import { ARCHIVE_TABLES } from '#shared/export'
import { buildIndex, droppedIndexes } from '../archive/write-indexes'
import { type JobContext, jobKind } from './kind'
import { makeWords } from './words'

/**
 * Builds the indexes that a first load took away. Each is a stage of its own: it cannot be stopped, and nobody can
 * read meanwhile. Returns how many there were.
 */
export async function buildDroppedIndexes(context: JobContext): Promise<number> {
  const names = await droppedIndexes(context.db)
  for (const index of names) {
    context.progress({ stage: `Building the index ${index.replaceAll('_', ' ')}` })
    await context.batch((tx) => buildIndex(tx, index))
  }
  return names.length
}

/**
 * Counts what the tables hold anew, which decides whether queries use the indexes, and marks the pages of messages whose
 * rows need no second look: counting by author, channel or time then reads an index and not the texts.
 */
export async function analyzeTables(context: JobContext): Promise<void> {
  context.progress({ stage: 'Counting rows' })
  await context.db.script('vacuum discord.messages')
  for (const table of [...ARCHIVE_TABLES, 'message_words'] as const) {
    await context.batch((tx) => tx.script(`analyze discord.${table}`))
  }
}

/** What a load that did not end leaves to do, so that search and questions are fast again. */
export const indexesKind = jobKind({
  kind: 'indexes',
  title: () => 'Build the indexes',
  async run(_params, context): Promise<null> {
    const { length } = await droppedIndexes(context.db)
    context.progress({ total: length, unit: 'steps' })
    await makeWords(context)
    await buildDroppedIndexes(context)
    await analyzeTables(context)
    context.progress({ done: length })
    return null
  },
})
