import { AppError } from '#shared/errors'
import type { SearchMode } from '#shared/search'
import type { MessageKey } from '#shared/version'
import type { Queryable } from '../../db/database'
import { sql } from '../../db/sql'
import type { Meanings } from '../meaning/meanings'
import { keyTable, messageKey } from '../message-keys'
import { BLEND_DEPTH, MEANING_DEPTH, nearHits } from './blend'
import type { MeantMessage } from './followers'
import { hasWords, wordsConditions, wordsFrom } from './from'
import type { SearchPlan } from './plan'

/** A search, as the calls about it say it. */
export type MeantQuery = {
  text: string
  tz?: string | undefined
  mode?: SearchMode | undefined
}

/** What a search finds by meaning. */
export type Meant = {
  mode: SearchMode
  /** True = nothing is found by words: in mode `meaning`, and with a `like:` in any mode. */
  isAlone: boolean
  near: readonly MeantMessage[]
}

/**
 * What a search finds by meaning: the same for its list, its count and its facets. null = it goes by words: because it
 * was asked to, or the archive knows no meanings, or they cannot be had (then a problem of the plan says so).
 */
export async function meantBy(
  db: Queryable,
  { query, plan }: { query: MeantQuery; plan: SearchPlan },
  meanings: Meanings | null,
): Promise<Meant | null> {
  const mode = query.mode ?? 'hybrid'
  if (meanings === null) return null
  if (mode !== 'meaning' && mode !== 'hybrid' && plan.like === null) return null
  const isAlone = mode === 'meaning' || plan.like !== null
  const depth = isAlone ? MEANING_DEPTH : BLEND_DEPTH
  try {
    const model = await meanings.model(db)
    if (model === null) return null
    return { mode, isAlone, near: await nearHits(db, { meanings, model }, { query, plan, depth }) }
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'internal') throw thrown
    plan.problems.push({
      start: 0,
      end: query.text.length,
      message: 'What messages mean cannot be compared now, so these are found by their words.',
      fix: null,
    })
    return null
  }
}

/** Those of the messages that a search finds by words or operators as well: names like `channel/message`. */
export async function wordedOf(
  db: Queryable,
  plan: SearchPlan,
  near: readonly MeantMessage[],
): Promise<ReadonlySet<string>> {
  // what is near fits the operators already
  if (!hasWords(plan)) return new Set(near.map(messageKey))
  const source = sql`(select w.* from ${keyTable(near)}
    join discord.message_words w on w.channel_id = k.channel_id and w.message_id = k.message_id)`
  const rows = await db.query<MessageKey>(sql`
    select w.channel_id, w.message_id from ${wordsFrom(plan, source)} where ${wordsConditions(plan)}`)
  return new Set(rows.map(messageKey))
}
