import { AppError } from '#shared/errors'
import type { EmbedResult } from '#shared/job'
import { backgroundRow, saveBackgroundDone } from '../archive/background-work'
import { changedChannels, countMessages, newestRevision } from '../archive/changes'
import { tidyCodes } from '../archive/meaning/embedding-codes'
import {
  canEmbed,
  type EmbeddedMessage,
  type EmbeddingModel,
  forgetOtherModels,
  halvesOf,
  openEmbeddingModel,
  type WaitingPage,
  waitingPage,
  writeEmbeddings,
} from '../archive/meaning/embeddings'
import type { Queryable } from '../db/database'
import { codesOf, codeWords } from '../meaning/codes'
import type { Meaning } from '../meaning/meaning'
import { saidIn } from '../meaning/said'
import { type JobContext, jobKind } from './kind'

/** Messages of a transaction: a job of the user's, or a reader, waits no longer than for these. */
const PAGE = 1000
/** Texts that the model is given at once: a search by meaning waits no longer than for these. */
const TEXTS_AT_ONCE = 200
/** Short texts come again and again; their vectors are remembered. */
const SHORT = 48
const MOST_REMEMBERED = 5000

/** What has been embedded: all changes up to `revision`, by the model of `key`. */
type Done = { key: string; revision: number }

/** Where a run stands: channels in the order of their ids. */
type Checkpoint = Done & {
  /** The run looks at changes after this one. */
  since: number
  channel_id: string
  after_id: string
  looked: number
  embedded: number
}

/**
 * Gives every message that says something its vector: those that came in or changed since it ran last, all of them by
 * a model that is new here. A page of a channel is stored with its checkpoint, so that a stop loses no more than a page.
 */
export const embedKind = jobKind({
  kind: 'embed',
  title: () => 'Learn what messages mean',
  background: {
    async pending(db, { meaning }) {
      if (meaning === null || !(await canEmbed(db))) return null
      const revision = await newestRevision(db)
      const wanted = JSON.stringify({ key: meaning.key, revision } satisfies Done)
      return revision === 0 || (await backgroundRow(db, 'embed')).done === wanted ? null : wanted
    },
  },
  run: (_params, context) => runEmbed(context),
})

/** Gives every message that waits its vector. */
export async function runEmbed(context: JobContext): Promise<EmbedResult> {
  const { meaning, db } = context
  if (meaning === null) throw new AppError('internal', 'This build of the app has no model.')
  if (!(await canEmbed(db))) {
    throw new AppError('database', 'This database has no pgvector, so it cannot hold meanings.')
  }
  context.progress({ stage: 'Loading the model' })
  const { key } = meaning
  const facts = await meaning.facts()
  const model = await context.batch(async (tx) => {
    const opened = await openEmbeddingModel(tx, facts)
    await forgetOtherModels(tx, opened.id)
    return opened
  })
  const state = await begin(db, key, context.checkpoint as Checkpoint | null)
  const channels = await changedChannels(db, state.since, state.revision)
  const ids = channels.map(({ channel_id }) => channel_id)
  context.progress({
    stage: 'Learning what messages mean',
    unit: 'messages',
    done: state.looked,
    total: await countMessages(db, ids),
  })
  const memory = new Memory(meaning, facts.dims)
  for (const id of ids) {
    if (BigInt(id) < BigInt(state.channel_id)) continue
    await embedChannel({ channelId: id, model, memory, state, context })
  }
  await tidyCodes(context, model)
  const done: Done = { key, revision: state.revision }
  await context.batch((tx) => saveBackgroundDone(tx, 'embed', JSON.stringify(done)))
  return { messages: state.looked, embedded: state.embedded, model: facts.name }
}

/** Goes on where it stood, unless the model is another one by now. */
async function begin(
  db: Queryable,
  key: string,
  checkpoint: Checkpoint | null,
): Promise<Checkpoint> {
  if (checkpoint !== null && checkpoint.key === key) return checkpoint
  const { done } = await backgroundRow(db, 'embed')
  const last = done === null ? null : (JSON.parse(done) as Done)
  const since = last !== null && last.key === key ? last.revision : 0
  const revision = await newestRevision(db)
  return { key, revision, since, channel_id: '0', after_id: '0', looked: 0, embedded: 0 }
}

type ChannelWork = {
  channelId: string
  model: EmbeddingModel
  memory: Memory
  state: Checkpoint
  context: JobContext
}

/** While a page is stored, the model works on the next. */
async function embedChannel(work: ChannelWork): Promise<void> {
  const { channelId, model, memory, state, context } = work
  type Read = { page: WaitingPage; messages: EmbeddedMessage[] }
  const read = async (after_id: string): Promise<Read> => {
    const page = await waitingPage(context.db, model, {
      channel_id: channelId,
      after_id,
      limit: PAGE,
    })
    return { page, messages: await memory.embed(page) }
  }
  const start = state.channel_id === channelId ? state.after_id : '0'
  for (let next: Promise<Read> | null = read(start); next !== null; ) {
    const { page, messages }: Read = await next
    next = page.reached_id === null ? null : read(page.reached_id)
    // should storing fail, nobody hears of the next page
    next?.catch(() => undefined)
    state.channel_id = channelId
    // a channel that is done is left behind: nothing comes after the largest id
    state.after_id = page.reached_id ?? '9223372036854775807'
    state.looked += page.looked
    state.embedded += messages.filter(({ vector }) => vector !== null).length
    await context.batch((tx) => writeEmbeddings(tx, model, channelId, messages), state)
    context.progress({ done: state.looked, counters: { embedded: state.embedded } })
  }
}

type Vector = EmbeddedMessage['vector']

/** Asks the model for vectors, and remembers those of short texts. */
class Memory {
  readonly #meaning: Meaning
  readonly #dims: number
  readonly #known = new Map<string, Vector>()

  constructor(meaning: Meaning, dims: number) {
    this.#meaning = meaning
    this.#dims = dims
  }

  async embed({ messages }: WaitingPage): Promise<EmbeddedMessage[]> {
    const said = messages.map(({ content }) => saidIn(content))
    const found = new Map<string, Vector>([['', null]])
    for (const text of said) {
      const known = this.#known.get(text)
      if (known !== undefined) found.set(text, known)
    }
    const asked = [...new Set(said)].filter((text) => !found.has(text))
    // neighbours of one length, for a runtime that takes several at once
    asked.sort((a, b) => a.length - b.length)
    for (let at = 0; at < asked.length; at += TEXTS_AT_ONCE) {
      const texts = asked.slice(at, at + TEXTS_AT_ONCE)
      const vectors = await this.#meaning.embed(texts)
      const codes = codesOf(vectors, this.#dims)
      for (const [row, text] of texts.entries()) {
        const vector = this.#vectorOf(vectors, codes, row)
        found.set(text, vector)
        if (text.length <= SHORT) this.#remember(text, vector)
      }
    }
    return messages.map((message, at) => ({
      ...message,
      vector: found.get(said[at] ?? '') ?? null,
    }))
  }

  #vectorOf(vectors: Float32Array, codes: Uint32Array, row: number): Vector {
    const dims = this.#dims
    const vector = vectors.subarray(row * dims, (row + 1) * dims)
    if (vector.every((value) => value === 0)) return null
    const words = codeWords(dims)
    return { halves: halvesOf(vector), code: codes.slice(row * words, (row + 1) * words) }
  }

  #remember(text: string, vector: Vector): void {
    const [oldest] = this.#known.keys()
    if (this.#known.size >= MOST_REMEMBERED && oldest !== undefined) this.#known.delete(oldest)
    this.#known.set(text, vector)
  }
}
