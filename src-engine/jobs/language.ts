import type { EntityType } from '#shared/entities'
import type { LanguageResult } from '#shared/job'
import { backgroundRow, saveBackgroundDone } from '../archive/background-work'
import { changedChannels, countMessages, newestRevision, noteRead } from '../archive/changes'
import { corrections } from '../archive/entities/entity-said'
import { unsureNames, writeGuesses } from '../archive/entities/name-guesses'
import {
  forgetSignals,
  hasStaleNames,
  type NameBook,
  type SignalPage,
  signalPage,
  writeSignals,
} from '../archive/signals'
import { forgetUnsaidTerms, type TermBook } from '../archive/terms'
import type { Queryable } from '../db/database'
import { agreed } from '../language/entities/agree'
import type { Signals } from '../language/signals/analyse'
import type { TaughtName } from '../language/signals/protocol'
import { openReader, type SignalReader } from '../language/signals/reader'
import { countWords } from './count-words'
import { type JobContext, jobKind } from './kind'
import { settleAllNames } from './settle-names'

/** Another number has all messages read anew: raise it when the same text would tell something else. */
const VERSION = 3
const KIND = 'language'

/** How far it is: all changes after `from` and up to `until`, of which the channels before `channel_id` are done. */
type Checkpoint = LanguageResult & {
  version: number
  from: number
  until: number
  channel_id: string
  message_id: string
  /** Of these changes the channels up to this one have their words counted. */
  counted_id: string
}

/** Which changes have been read, as it is remembered; 0 = none, or by another version. */
async function readUntil(db: Queryable): Promise<number> {
  const { done } = await backgroundRow(db, KIND)
  const [version, revision] = (done ?? '').split(' ').map(Number)
  return version === VERSION ? (revision ?? 0) : 0
}

/**
 * Reads every message of a person once: its language, feeling, swear words, code, and the names in it; then counts the
 * names. A message that came in, or another version of one, is read by the next run.
 */
export const languageKind = jobKind({
  kind: KIND,
  title: () => 'Read what messages say',
  background: {
    async pending(db) {
      const newest = await newestRevision(db)
      const isNews = newest > (await readUntil(db))
      return isNews || (await hasStaleNames(db)) ? `${VERSION} ${newest}` : null
    },
  },
  async run(_params, context): Promise<LanguageResult> {
    const reached = context.checkpoint as Checkpoint | null
    const state = reached?.version === VERSION ? reached : await begin(context)
    const reader = await openReader(
      context.workers?.language ?? null,
      await taughtNames(context.db),
      context.signal,
    )
    try {
      await readChannels(state, reader, context)
      await countChannels(state, reader, context)
      context.progress({ stage: 'Counting names' })
      await settleAllNames(context)
      await judgeNames(reader, context)
      await settleAllNames(context)
    } finally {
      await reader.close()
    }
    await context.batch(async (tx) => {
      await saveBackgroundDone(tx, KIND, `${VERSION} ${state.until}`)
      await noteRead(tx, state.from, state.until)
    }, null)
    context.archiveChanged()
    const { messages, names } = state
    return { messages, names }
  },
})

async function begin(context: JobContext): Promise<Checkpoint> {
  const from = await readUntil(context.db)
  const until = await newestRevision(context.db)
  const state = {
    version: VERSION,
    from,
    until,
    channel_id: '0',
    message_id: '0',
    counted_id: '0',
    messages: 0,
    names: 0,
  }
  await context.batch(async (tx) => {
    if (from === 0) await forgetSignals(tx)
  }, state)
  return state
}

async function readChannels(
  state: Checkpoint,
  reader: SignalReader,
  context: JobContext,
): Promise<void> {
  const changed = await changedChannels(context.db, state.from, state.until)
  const ids = changed.map(({ channel_id }) => channel_id)
  const isBefore = (id: string) => BigInt(id) < BigInt(state.channel_id)
  let done = await countMessages(context.db, ids.filter(isBefore))
  const rest = ids.filter((id) => !isBefore(id))
  const total = done + (await countMessages(context.db, rest))
  context.progress({ stage: 'Reading messages', unit: 'messages', done, total })
  if (rest.length === 0) return

  const book: NameBook = new Map()
  const terms: TermBook = new Map()
  for await (const { page, signals } of readPages(rest, state, reader, context)) {
    state.messages += page.waiting.length
    state.names += signals.reduce((sum, { entities }) => sum + entities.length, 0)
    state.channel_id = page.channel_id
    state.message_id = page.reached_id ?? state.message_id
    await context.batch((tx) => writeSignals(tx, page, signals, book, terms), { ...state })
    done += page.messages
    context.progress({ done, counters: { messages: state.messages, names: state.names } })
  }
}

/**
 * Counts the words of the channels that changed, those included that changed again since they were read; then forgets words
 * that nobody says any more, unless there are messages that were read and not counted.
 */
async function countChannels(
  state: Checkpoint,
  reader: SignalReader,
  context: JobContext,
): Promise<void> {
  const newest = await newestRevision(context.db)
  const changed = await changedChannels(context.db, state.from, newest)
  const isCounted = (id: string) => BigInt(id) <= BigInt(state.counted_id)
  let done = changed.filter(({ channel_id }) => isCounted(channel_id)).length
  context.progress({ stage: 'Counting words', unit: 'steps', done, total: changed.length })
  for (const { channel_id } of changed.slice(done)) {
    state.counted_id = channel_id
    await countWords(channel_id, reader, context, { ...state })
    done += 1
    context.progress({ done })
  }
  await context.batch(async (tx) => {
    if ((await newestRevision(tx)) === newest) await forgetUnsaidTerms(tx)
  })
}

/** Has grammar judge the names that are shown and that nothing else knows. */
async function judgeNames(reader: SignalReader, context: JobContext): Promise<void> {
  context.progress({ stage: 'Telling names apart' })
  for (;;) {
    const { names, places } = await context.batch((tx) => unsureNames(tx))
    if (names.length === 0) return
    const types = await reader.judge(places)
    const guesses = new Map<number, EntityType>()
    for (const { id } of names) {
      const guess = agreed(types.filter((_, index) => places[index]?.name_id === id))
      if (guess !== null) guesses.set(id, guess)
    }
    await context.batch((tx) => writeGuesses(tx, names, guesses))
  }
}

/** What the user taught, oldest first. */
async function taughtNames(db: Queryable): Promise<TaughtName[]> {
  return (await corrections(db)).flatMap(({ kind, name, type }) =>
    kind === 'teach' && type !== null ? [{ name, type }] : [],
  )
}

type ReadPage = { page: SignalPage; signals: Signals[] }

/** Every page of these channels from the checkpoint on; the thread reads one while the one before is stored. */
async function* readPages(
  channelIds: readonly string[],
  { channel_id, message_id }: Checkpoint,
  reader: SignalReader,
  context: JobContext,
): AsyncGenerator<ReadPage> {
  let before: Promise<ReadPage> | null = null
  for (const id of channelIds) {
    for (let after: string | null = id === channel_id ? message_id : '0'; after !== null; ) {
      const from: string = after
      const page: SignalPage = await context.batch((tx) => signalPage(tx, id, from))
      after = page.reached_id
      if (after === null) break
      const next = read(page, reader)
      // what fails while the one before is stored is heard when its turn comes
      next.catch(() => undefined)
      if (before) yield await before
      before = next
    }
  }
  if (before) yield await before
}

async function read(page: SignalPage, reader: SignalReader): Promise<ReadPage> {
  return { page, signals: page.waiting.length === 0 ? [] : await reader.read(page.waiting) }
}
