import { listPendingWords, type WaitingTexts, waitingTexts, writeWords } from '../archive/words'
import { openWordsMaker } from '../language/words-maker'
import type { JobContext } from './kind'

/** Texts that are turned into words while earlier ones are stored. */
const AHEAD = 3

/**
 * Makes the words of all messages that wait for theirs, as an announced stage. What is stored stays when it is stopped,
 * and the next run goes on there.
 */
export async function makeWords(context: JobContext): Promise<void> {
  const ranges = await context.batch((tx) => listPendingWords(tx))
  if (ranges.length === 0) return
  context.progress({ stage: 'Indexing words', unit: 'steps', done: 0, total: ranges.length })
  const maker = openWordsMaker(context.workers?.words ?? null)
  const made: { texts: WaitingTexts; words: Promise<Uint8Array> }[] = []
  let done = 0
  const store = async () => {
    const next = made.shift()
    if (next === undefined) return
    const words = await next.words
    await context.batch((tx) => writeWords(tx, next.texts, words))
    if (next.texts.next_id === null) context.progress({ done: ++done })
  }
  try {
    for (const range of ranges) {
      for await (const texts of waitingTexts(context.db, range)) {
        const words = maker.make(texts)
        // told when its turn comes; until then nobody listens
        words.catch(() => undefined)
        made.push({ texts, words })
        if (made.length > AHEAD) await store()
      }
    }
    while (made.length > 0) await store()
  } finally {
    await maker.close()
  }
}
