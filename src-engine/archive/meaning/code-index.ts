import type { MessageKey } from '#shared/version'
import type { Queryable } from '../../db/database'
import { sql } from '../../db/sql'
import type { CodeBlock } from '../../meaning/protocol'
import { messageKey } from '../message-keys'
import { type EmbeddingModel, KEY_BYTES } from './embeddings'

/** Blocks that are read in one statement: 4 MB of codes at most, so that readers get their turn. */
const BLOCKS_AT_ONCE = 50

type LoadedBlock = { block: number; keys: Uint8Array; codes: CodeBlock }

/**
 * The codes of a model in memory that threads share: 64 bytes a message, and 16 for its key. Loaded when it is first
 * needed; afterwards only what the job added.
 */
export class CodeIndex {
  #modelId = 0
  #blocks: LoadedBlock[] = []

  /** Reads what is new in the archive, and lets go of what is void. */
  async refresh(db: Queryable, model: EmbeddingModel): Promise<void> {
    if (model.id !== this.#modelId) {
      this.#modelId = model.id
      this.#blocks = []
    }
    if ((this.#blocks[0]?.block ?? model.codes_from) < model.codes_from) {
      this.#blocks = this.#blocks.filter(({ block }) => block >= model.codes_from)
    }
    for (;;) {
      const last = this.#blocks.at(-1)?.block ?? 0
      const rows = await db.query<{ block: number; keys: Uint8Array; codes: Uint8Array }>(sql`
        select block, keys, codes from discord.embedding_codes
        where model_id = ${model.id} and block > ${last} and block >= ${model.codes_from}
        order by block limit ${BLOCKS_AT_ONCE}::int`)
      for (const { block, keys, codes } of rows) {
        const count = keys.length / KEY_BYTES
        this.#blocks.push({ block, keys, codes: shared(codes, count) })
      }
      if (rows.length < BLOCKS_AT_ONCE) return
      // awaiting PGlite does not let messages in; this does
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  get blocks(): CodeBlock[] {
    return this.#blocks.map(({ codes }) => codes)
  }

  /** The messages at some places, counted through all blocks; each once, in the order given. */
  keysAt(places: Uint32Array): MessageKey[] {
    const starts: number[] = []
    let total = 0
    for (const { codes } of this.#blocks) {
      starts.push(total)
      total += codes.count
    }
    const found = new Map<string, MessageKey>()
    for (const place of places) {
      const number = blockAt(starts, place)
      const keys = this.#blocks[number]?.keys
      if (keys === undefined) continue
      const at = (place - (starts[number] ?? 0)) * KEY_BYTES
      const view = new DataView(keys.buffer, keys.byteOffset + at, KEY_BYTES)
      const key = {
        channel_id: view.getBigInt64(0).toString(),
        message_id: view.getBigInt64(8).toString(),
      }
      const name = messageKey(key)
      if (!found.has(name)) found.set(name, key)
    }
    return [...found.values()]
  }

  /** Lets go of the memory; the next refresh reads everything again. */
  clear(): void {
    this.#blocks = []
  }
}

/** Codes as words of this machine, in memory that a thread can read without a copy. */
function shared(bytes: Uint8Array, count: number): CodeBlock {
  const words = new Uint32Array(new SharedArrayBuffer(bytes.length))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < words.length; at++) words[at] = view.getUint32(at * 4)
  return { words, count }
}

/** The last block that starts at or before a place. */
function blockAt(starts: readonly number[], place: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= place) low = middle
    else high = middle - 1
  }
  return low
}
