import { backgroundRow, saveBackgroundDone } from '../archive/background-work'
import { newestRevision } from '../archive/changes'
import {
  nextSaid,
  type SaidPage,
  saveCounted,
  uncounted,
  WordCounts,
} from '../archive/search/vocabulary'
import { type JobContext, jobKind } from './kind'

/** Another number has all words counted anew: raise it when a word becomes another. */
const VERSION = 1
const KIND = 'vocabulary'

/** So many words are kept until they are stored together with how far they were counted. */
const WORDS_AT_ONCE = 30_000
/** So many messages at most are counted again when the job has to make way before that. */
const MESSAGES_AT_ONCE = 40_000

/** Counts in how many messages each word stands; what came in since is added by the next run. */
export const vocabularyKind = jobKind({
  kind: KIND,
  title: () => 'Learn the words of messages',
  background: {
    async pending(db) {
      const wanted = `${VERSION} ${await newestRevision(db)}`
      const { done } = await backgroundRow(db, KIND)
      return done === wanted || wanted === `${VERSION} 0` ? null : wanted
    },
  },
  async run(_params, context): Promise<null> {
    const until = `${VERSION} ${await newestRevision(context.db)}`
    const { done } = await backgroundRow(context.db, KIND)
    const isOfOtherVersion = done !== null && !done.startsWith(`${VERSION} `)
    if (isOfOtherVersion) {
      await context.batch((tx) =>
        tx.script('truncate discord.vocabulary, discord.vocabulary_channels'),
      )
    }
    await countAll(context)
    await context.batch((tx) => saveBackgroundDone(tx, KIND, until))
    return null
  },
})

async function countAll(context: JobContext): Promise<void> {
  const waiting = await context.batch((tx) => uncounted(tx))
  const total = waiting.reduce((sum, { messages }) => sum + messages, 0)
  context.progress({ stage: 'Counting words', unit: 'messages', done: 0, total })
  const words = new WordCounts()
  const reached = new Map<string, { channel_id: string; max_id: string; messages: number }>()
  const store = () =>
    context.batch(async (tx) => {
      await words.write(tx)
      for (const channel of reached.values()) await saveCounted(tx, channel)
      reached.clear()
    })
  let done = 0
  let stored = 0
  for (const { channel_id } of waiting) {
    let after: string | null = null
    for (;;) {
      const from: string | null = after
      const page: SaidPage | null = await context.batch((tx) => nextSaid(tx, channel_id, from))
      if (page === null) break
      for (const text of page.texts) words.add(text)
      after = page.last_id
      const before = reached.get(channel_id)?.messages ?? 0
      const messages = before + page.messages
      reached.set(channel_id, { channel_id, max_id: page.last_id, messages })
      done += page.messages
      context.progress({ done })
      if (words.size < WORDS_AT_ONCE && done - stored < MESSAGES_AT_ONCE) continue
      await store()
      stored = done
    }
  }
  await store()
}
