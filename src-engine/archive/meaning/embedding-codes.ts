import type { Queryable } from '../../db/database'
import { sql } from '../../db/sql'
import { codeWords } from '../../meaning/codes'
import { addCodes, type CodedMessage, type EmbeddingModel, vectorsOf } from './embeddings'

/*
 * Codes are only ever added, in blocks. Messages that changed or went leave theirs behind: what is found by a code is
 * looked up among the vectors, so they only cost time. Where they become many, the blocks are written anew.
 */

/** Messages of a block that is written anew. */
const BLOCK = 4000
/** Blocks are written anew when they hold so many times the messages … */
const MOST_STALE = 1.25
/** … or when there are so many, beside one for every 500 messages. */
const MOST_SMALL = 300

/** What rewriting needs of a job. */
type Batches = {
  db: Queryable
  batch<T>(work: (tx: Queryable) => Promise<T>): Promise<T>
  progress(change: { stage: string }): void
}

/** Writes a model's codes anew where too many of them are of messages that changed or went, or too scattered. */
export async function tidyCodes(job: Batches, model: EmbeddingModel): Promise<void> {
  const [count] = await job.db.query<{ blocks: number; coded: number; embedded: number }>(sql`
    select count(*)::int as blocks, coalesce(sum(octet_length(keys) / 16), 0)::int as coded,
           (select count(embedding)::int from ${vectorsOf(model)}) as embedded
    from discord.embedding_codes where model_id = ${model.id}`)
  const { blocks = 0, coded = 0, embedded = 0 } = count ?? {}
  const isStale = coded > embedded * MOST_STALE + BLOCK
  const isScattered = blocks > embedded / 500 + MOST_SMALL
  if (!isStale && !isScattered) return
  job.progress({ stage: 'Tidying what is known of meanings' })
  const [last] = await job.db.query<{ block: number }>(sql`
    select coalesce(max(block), 0) as block from discord.embedding_codes where model_id = ${model.id}`)
  const from = (last?.block ?? 0) + 1
  for (let after: CodedMessage | null = null; ; ) {
    const start: CodedMessage | null = after
    const page: CodedMessage[] = await codedPage(job.db, model, start)
    const [end] = page.slice(-1)
    await job.batch((tx) => addCodes(tx, model, page))
    if (page.length < BLOCK || end === undefined) break
    after = end
  }
  await job.batch(async (tx) => {
    await tx.query(
      sql`update discord.embedding_models set codes_from = ${from} where id = ${model.id}`,
    )
    await tx.query(
      sql`delete from discord.embedding_codes where model_id = ${model.id} and block < ${from}`,
    )
  })
}

async function codedPage(
  db: Queryable,
  model: EmbeddingModel,
  after: CodedMessage | null,
): Promise<CodedMessage[]> {
  const { channel_id = '-1', message_id = '-1' } = after ?? {}
  const rows = await db.query<{ channel_id: string; message_id: string; bits: string }>(sql`
    select channel_id, message_id, binary_quantize(embedding)::text as bits
    from ${vectorsOf(model)}
    where (channel_id, message_id) > (${channel_id}, ${message_id}) and embedding is not null
    order by channel_id, message_id limit ${BLOCK}::int`)
  return rows.map(({ bits, ...key }) => ({
    ...key,
    code: Uint32Array.from({ length: codeWords(model.dims) }, (_, word) =>
      Number.parseInt(bits.slice(word * 32, word * 32 + 32).padEnd(32, '0'), 2),
    ),
  }))
}
