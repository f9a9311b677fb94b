import type { Queryable } from '../../db/database'
import { raw, type Sql, sql } from '../../db/sql'
import { halfBits } from '../../meaning/halves'
import type { ModelFacts } from '../../meaning/protocol'
import { type ChannelPart, reachOf } from '../changes'

/*
 * The vectors of messages, a table for each model: `discord.embeddings_7` is what model 7 made. A row without a vector
 * is a message that says nothing to the model, so that nobody asks it again until it changes.
 */

/** A model whose vectors the archive may hold. */
export type EmbeddingModel = { id: number; name: string; dims: number; codes_from: number }

/** Whether this database can hold vectors: PGlite always can, a PostgreSQL server with pgvector. */
export async function canEmbed(db: Queryable): Promise<boolean> {
  const [row] = await db.query<{ can: boolean }>(
    sql`select to_regtype('halfvec') is not null as can`,
  )
  return row?.can ?? false
}

/** The model of these facts; null = it has made nothing here. */
export async function embeddingModel(
  db: Queryable,
  facts: Pick<ModelFacts, 'fingerprint'>,
): Promise<EmbeddingModel | null> {
  const [row] = await db.query<EmbeddingModel>(sql`
    select id, name, dims, codes_from from discord.embedding_models
    where fingerprint = ${facts.fingerprint}`)
  return row ?? null
}

/** The model of these facts and the table of its vectors; makes both where they are not there. */
export async function openEmbeddingModel(
  tx: Queryable,
  facts: ModelFacts,
): Promise<EmbeddingModel> {
  const known = await embeddingModel(tx, facts)
  if (known !== null) return known
  const [row] = await tx.query<EmbeddingModel>(sql`
    insert into discord.embedding_models (fingerprint, name, dims)
    values (${facts.fingerprint}, ${facts.name}, ${facts.dims})
    returning id, name, dims, codes_from`)
  const model = row as EmbeddingModel
  // inline: a vector is smaller than what is moved out of a row, and not to be compressed
  await tx.script(`
    create table discord.embeddings_${Number(model.id)} (
      channel_id    bigint not null,
      message_id    bigint not null,
      content_hash  uuid not null,
      embedding     halfvec(${Number(model.dims)}),
      primary key (channel_id, message_id)
    );
    alter table discord.embeddings_${Number(model.id)} alter column embedding set storage main`)
  return model
}

/** Takes away what other models made; their tables go with it. */
export async function forgetOtherModels(tx: Queryable, keptId: number): Promise<void> {
  const others = await tx.query<{ id: number }>(
    sql`select id from discord.embedding_models where id <> ${keptId}`,
  )
  for (const { id } of others) await tx.script(`drop table discord.embeddings_${Number(id)}`)
  await tx.query(sql`delete from discord.embedding_codes where model_id <> ${keptId}`)
  await tx.query(sql`delete from discord.embedding_models where id <> ${keptId}`)
}

/** The table of a model's vectors. */
export function vectorsOf(model: Pick<EmbeddingModel, 'id'>): Sql {
  return raw(`discord.embeddings_${Number(model.id)}`)
}

/** A message whose vector is missing or of an older text. */
export type WaitingMessage = {
  message_id: string
  content_hash: string
  content: string
  /** Whether it has a row of an older text. */
  is_known: boolean
}

/** Some messages of a channel: how many were looked at, where to go on, and which of them wait. */
export type WaitingPage = {
  channel_id: string
  looked: number
  /** The last one that was looked at; null = the channel ends here. */
  reached_id: string | null
  messages: WaitingMessage[]
}

/** The next `limit` messages of a channel behind one. What is forwarded counts where nothing else is said. */
export async function waitingPage(
  db: Queryable,
  model: EmbeddingModel,
  part: ChannelPart,
): Promise<WaitingPage> {
  const { channel_id, after_id, limit } = part
  const { messages: looked, reached_id } = await reachOf(db, part)
  const isEnd = looked < limit
  if (reached_id === null) return { channel_id, looked, reached_id: null, messages: [] }
  const messages = await db.query<WaitingMessage>(sql`
    select m.id as message_id, m.content_hash, e.message_id is not null as is_known,
           case when m.content = '' and m.is_forward
             then coalesce(m.extra #>> '{forwardedMessage,content}', '') else m.content end as content
    from discord.messages m
    left join ${vectorsOf(model)} e on e.channel_id = m.channel_id and e.message_id = m.id
    where m.channel_id = ${channel_id} and m.id > ${after_id} and m.id <= ${reached_id}
      and m.is_content and e.content_hash is distinct from m.content_hash
    order by m.id`)
  return { channel_id, looked, reached_id: isEnd ? null : reached_id, messages }
}

/** A message and its vector; null = it says nothing to the model. */
export type EmbeddedMessage = WaitingMessage & {
  vector: { halves: Uint8Array; code: Uint32Array } | null
}

/** The bytes of a vector as PostgreSQL stores them. */
export function halvesOf(vector: Float32Array): Uint8Array {
  const bytes = Buffer.allocUnsafe(4 + vector.length * 2)
  bytes.writeUInt16BE(vector.length, 0)
  bytes.writeUInt16BE(0, 2)
  for (let at = 0; at < vector.length; at++) {
    bytes.writeUInt16BE(halfBits(vector[at] as number), 4 + at * 2)
  }
  return bytes
}

/** Stores the vectors of messages of a channel, and their codes as a block. */
export async function writeEmbeddings(
  tx: Queryable,
  model: EmbeddingModel,
  channelId: string,
  messages: readonly EmbeddedMessage[],
): Promise<void> {
  if (messages.length === 0) return
  const known = messages.filter(({ is_known }) => is_known).map(({ message_id }) => message_id)
  if (known.length > 0) {
    await tx.query(sql`delete from ${vectorsOf(model)}
      where channel_id = ${channelId} and message_id = any (${known}::bigint[])`)
  }
  await tx.copyIn(
    `discord.embeddings_${Number(model.id)}`,
    ['channel_id', 'message_id', 'content_hash', 'embedding'],
    copyOfRows(channelId, messages),
  )
  const coded = messages.filter(({ vector }) => vector !== null)
  if (coded.length === 0) return
  const block = coded.map(({ message_id, vector }) => ({
    channel_id: channelId,
    message_id,
    code: vector?.code ?? new Uint32Array(0),
  }))
  await addCodes(tx, model, block)
}

const COPY_HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
const COPY_END = Buffer.from([0xff, 0xff])

function copyOfRows(channelId: string, messages: readonly EmbeddedMessage[]): Uint8Array {
  const parts: Uint8Array[] = [COPY_HEADER]
  for (const { message_id, content_hash, vector } of messages) {
    const head = Buffer.allocUnsafe(2 + 12 + 12 + 20 + 4)
    let at = head.writeInt16BE(4, 0)
    for (const id of [channelId, message_id]) {
      at = head.writeInt32BE(8, at)
      at = head.writeBigInt64BE(BigInt(id), at)
    }
    at = head.writeInt32BE(16, at)
    at += head.write(content_hash.replaceAll('-', ''), at, 'hex')
    head.writeInt32BE(vector === null ? -1 : vector.halves.length, at)
    parts.push(head)
    if (vector !== null) parts.push(vector.halves)
  }
  parts.push(COPY_END)
  return Buffer.concat(parts)
}

/** A message and the code of its vector. */
export type CodedMessage = { channel_id: string; message_id: string; code: Uint32Array }

/** Bytes of a message's key in a block of codes. */
export const KEY_BYTES = 16

/** Stores a block of codes. */
export async function addCodes(
  tx: Queryable,
  model: Pick<EmbeddingModel, 'id'>,
  coded: readonly CodedMessage[],
): Promise<void> {
  const keys = Buffer.allocUnsafe(coded.length * KEY_BYTES)
  const codes = Buffer.concat(
    coded.map(({ channel_id, message_id, code }, place) => {
      keys.writeBigInt64BE(BigInt(channel_id), place * KEY_BYTES)
      keys.writeBigInt64BE(BigInt(message_id), place * KEY_BYTES + 8)
      // PostgreSQL's order of bytes, whatever the machine's
      const bytes = Buffer.allocUnsafe(code.length * 4)
      code.forEach((word, at) => {
        bytes.writeUInt32BE(word, at * 4)
      })
      return bytes
    }),
  )
  await tx.query(sql`insert into discord.embedding_codes (model_id, keys, codes)
    values (${model.id}, decode(${keys.toString('hex')}, 'hex'), decode(${codes.toString('hex')}, 'hex'))`)
}

/** Takes the vectors of messages away that are taken away; `isIn` is a condition on `channel_id` and `message_id`. */
export async function removeEmbeddings(tx: Queryable, isIn: Sql): Promise<void> {
  const models = await tx.query<{ id: number }>(sql`select id from discord.embedding_models`)
  for (const model of models) await tx.query(sql`delete from ${vectorsOf(model)} where ${isIn}`)
}

/** Messages with and without a vector of a model, and those that wait for theirs. */
export async function countEmbeddings(
  db: Queryable,
  model: EmbeddingModel | null,
): Promise<{ embedded: number; pending: number }> {
  const counts = model
    ? sql`select count(e.embedding)::int as embedded,
            count(*) filter (where e.message_id is null)::int as pending
          from discord.messages m
          left join ${vectorsOf(model)} e on e.channel_id = m.channel_id and e.message_id = m.id
            and e.content_hash = m.content_hash`
    : sql`select 0 as embedded, count(*)::int as pending from discord.messages m`
  const [row] = await db.query<{ embedded: number; pending: number }>(
    sql`${counts} where m.is_content and not m.is_twin`,
  )
  return row ?? { embedded: 0, pending: 0 }
}
