import type { MessageKey } from '#shared/version'
import type { Queryable } from '../../db/database'
import { join, type Sql, sql } from '../../db/sql'
import { codesOf } from '../../meaning/codes'
import type { Meaning } from '../../meaning/meaning'
import { saidIn } from '../../meaning/said'
import { NEWEST_REVISION } from '../changes'
import { keyTable } from '../message-keys'
import type { MeantMessage } from '../search/followers'
import { CodeIndex } from './code-index'
import { type EmbeddingModel, embeddingModel, vectorsOf } from './embeddings'

/** Up to so many vectors all are compared; above, only those whose codes are nearest. */
const MOST_EXACT = 8_000
/** Candidates of the first look for each hit that is wanted, and at least. */
const CANDIDATES = 2000
const CANDIDATES_PER_HIT = 4

/** Chosen with the judged searches: of the ten nearest it leaves out a quarter of the noise, and 7 of 102 that fit. */
const USE_FLOOR = 0.35
/** Sentence transformers spread more. */
const OTHER_FLOOR = 0.25
/** Searches whose nearest messages are kept for their next page. */
const MOST_REMEMBERED = 8

/** A message and how near it is: 1 = says the same, 0 = has nothing to do with it. */
export type NearMessage = MessageKey & { score: number }

/** What is near to what. */
export type NearSearch = {
  vector: Float32Array
  /** Conditions over a counted `discord.messages m`. */
  where: readonly Sql[]
  depth: number
  /** Where the first look finds fewer in a scope, all of the scope is compared; absent = `depth`. */
  wanted?: number
  /** Left out: the message that others are compared with. */
  without?: MessageKey | null
}

/** What an archive knows of meanings: its vectors, and the model that reads what is looked for. */
export class Meanings {
  readonly #meaning: Meaning
  readonly #codes = new CodeIndex()
  readonly #mostExact: number
  readonly #found = new Map<string, MeantMessage[]>()

  /** `mostExact` = from how many vectors on codes are looked at first. */
  constructor(meaning: Meaning, mostExact = MOST_EXACT) {
    this.#meaning = meaning
    this.#mostExact = mostExact
  }

  /**
   * The model whose vectors the archive has; null = it has none yet, or only those of another model. Loads the model
   * only where there are vectors.
   */
  async model(db: Queryable): Promise<EmbeddingModel | null> {
    const [row] = await db.query<{ any: boolean }>(
      sql`select exists (select from discord.embedding_codes) as any`,
    )
    return row?.any ? embeddingModel(db, await this.#meaning.facts()) : null
  }

  /** What `find` found for the same search before, unless the archive changed since. */
  async remembered(
    db: Queryable,
    name: string,
    find: () => Promise<MeantMessage[]>,
  ): Promise<MeantMessage[]> {
    const [state] = await db.query<{ state: string }>(sql`
      select concat_ws(' ', ${NEWEST_REVISION},
        (select max(block) from discord.embedding_codes)) as state`)
    const key = `${this.#meaning.key} ${state?.state} ${name}`
    const known = this.#found.get(key)
    if (known !== undefined) return known
    const found = await find()
    const [oldest] = this.#found.keys()
    if (this.#found.size >= MOST_REMEMBERED && oldest !== undefined) this.#found.delete(oldest)
    this.#found.set(key, found)
    return found
  }

  /** Messages that are less near have nothing to do with what is asked; models differ in that. */
  get floor(): number {
    return this.#meaning.place.kind === 'use-lite' ? USE_FLOOR : OTHER_FLOOR
  }

  /** The vector of what somebody types; null = it says nothing to the model. */
  async vectorOf(text: string): Promise<Float32Array | null> {
    const said = saidIn(text)
    if (said === '') return null
    const vector = await this.#meaning.embed([said])
    return vector.some((value) => value !== 0) ? vector : null
  }

  /** The vector of a message, made now where it has none; null = it says nothing, or is not there. */
  async vectorOfMessage(
    db: Queryable,
    model: EmbeddingModel,
    { channel_id, message_id }: MessageKey,
  ): Promise<Float32Array | null> {
    const [row] = await db.query<{ content: string; vector: string | null }>(sql`
      select case when m.content = '' and m.is_forward
               then coalesce(m.extra #>> '{forwardedMessage,content}', '') else m.content end as content,
             (select e.embedding::text from ${vectorsOf(model)} e
              where e.channel_id = m.channel_id and e.message_id = m.id
                and e.content_hash = m.content_hash) as vector
      from discord.messages m where m.channel_id = ${channel_id} and m.id = ${message_id}`)
    if (row === undefined) return null
    return row.vector === null
      ? this.vectorOf(row.content)
      : Float32Array.from(JSON.parse(row.vector) as number[])
  }

  /** The nearest messages, nearest first, equally near ones newest first. */
  async nearest(db: Queryable, model: EmbeddingModel, search: NearSearch): Promise<NearMessage[]> {
    const [row] = await db.query<{ coded: number }>(sql`
      select coalesce(sum(octet_length(keys) / 16), 0)::int as coded
      from discord.embedding_codes where model_id = ${model.id}`)
    if ((row?.coded ?? 0) <= this.#mostExact) return nearestOfAll(db, model, search)
    const found = await this.#nearestByCode(db, model, search)
    // a narrow scope is searched as a whole
    return found.length < (search.wanted ?? search.depth) && search.where.length > 0
      ? nearestOfAll(db, model, search)
      : found
  }

  /** What the first look finds and the vectors rank. For measurements too: it may miss what all would find. */
  async #nearestByCode(
    db: Queryable,
    model: EmbeddingModel,
    search: NearSearch,
  ): Promise<NearMessage[]> {
    await this.#codes.refresh(db, model)
    const places = await this.#meaning.nearest({
      code: codesOf(search.vector, model.dims),
      blocks: this.#codes.blocks,
      depth: Math.max(CANDIDATES, search.depth * CANDIDATES_PER_HIT),
    })
    const among = sql`${keyTable(this.#codes.keysAt(places))}
      join ${vectorsOf(model)} e on e.channel_id = k.channel_id and e.message_id = k.message_id`
    return db.query<NearMessage>(nearestAmong(among, search))
  }
}

/** The nearest of all vectors of a scope. */
function nearestOfAll(
  db: Queryable,
  model: EmbeddingModel,
  search: NearSearch,
): Promise<NearMessage[]> {
  return db.query<NearMessage>(nearestAmong(sql`${vectorsOf(model)} e`, search))
}

function nearestAmong(vectors: Sql, { vector, where, depth, without = null }: NearSearch): Sql {
  const conditions = [
    sql`e.embedding is not null and m.is_content and not m.is_twin`,
    ...where,
    ...(without
      ? [sql`(m.channel_id, m.id) <> (${without.channel_id}, ${without.message_id})`]
      : []),
  ]
  const near = sql`e.embedding <#> ${`[${vector.join(',')}]`}::halfvec`
  return sql`
    select m.channel_id, m.id as message_id, -(${near}) as score
    from ${vectors} join discord.messages m on m.channel_id = e.channel_id and m.id = e.message_id
    where ${join(conditions, ' and ')}
    order by ${near}, m.id desc, m.channel_id limit ${depth}::int`
}
