import type { HitReason } from '#shared/search'
import type { MessageKey } from '#shared/version'
import type { Queryable } from '../../db/database'
import { wordsOf } from '../../language/words'
import type { EmbeddingModel } from '../meaning/embeddings'
import type { Meanings, NearMessage } from '../meaning/meanings'
import { messageKey } from '../message-keys'
import { type MeantMessage, withFollowers } from './followers'
import type { RankedHit } from './hits'
import { planConditions, type SearchPlan } from './plan'
import { ALL_WORDS } from './words'

/** Hits of each kind that are put into one order. */
export const BLEND_DEPTH = 50
/** Nearest messages that a search by meaning alone lists. */
export const MEANING_DEPTH = 200
/** How much a place further down counts: the constant of reciprocal rank fusion. */
const RRF_K = 60
/*
 * How much a place among the meanings counts against one among the words. Searches of more words say more to the model than
 * their single words do; a name or a word says little to it. Chosen on half of the labelled set: docs/SEARCH.md.
 */
const FEW_WORDS = 3
const SHORT_WEIGHT = 0.5
const LONG_WEIGHT = 1.5
/** A place among the words counts by how well they fit, against the best: this at the least. */
const LEAST_SHARE = 0.1
/** A place counts so much for a message that has only some of the words: next to nothing beside a meaning. */
const SOME_SHARE = 0.02

/** What is less near than this share of the nearest has nothing to do with it either. */
const NEAR_SHARE = 0.6
/** So many times the messages are looked at, because the same is often said by many. */
const SPARE = 4

/** Below every score of a blend. */
export const LOWEST_BLEND = SOME_SHARE / (RRF_K + BLEND_DEPTH + 1)

/** What an archive knows of meanings, by one model. */
export type KnownMeanings = { meanings: Meanings; model: EmbeddingModel }

/** A search whose meaning is looked for. */
type NearQuery = {
  query: { text: string; tz?: string | undefined }
  plan: SearchPlan
  depth: number
}

/**
 * The messages whose meaning is nearest to what is asked, nearest first. Operators narrow them, phrases and what is left
 * out by `-` hold for them too; beside a `like:` all words do. What follows the first of them in their conversations
 * counts too. Empty where nothing is said, or nothing has to do with it. The pages of one search are pages of one list.
 */
export function nearHits(
  db: Queryable,
  { meanings, model }: KnownMeanings,
  { query, plan, depth }: NearQuery,
): Promise<MeantMessage[]> {
  return meanings.remembered(db, JSON.stringify([query.text, query.tz, depth]), async () => {
    const { like, where, demands } = plan
    const vector = like
      ? await meanings.vectorOfMessage(db, model, like)
      : await meanings.vectorOf(plan.meaning)
    if (vector === null) return []
    const conditions = like
      ? planConditions(plan)
      : [where, demands].filter((condition) => condition !== null)
    const search = {
      vector,
      where: conditions,
      depth: depth * SPARE,
      wanted: depth,
      without: like,
    }
    const found = await meanings.nearest(db, model, search)
    const near = eachOnce(aboveNoise(found, meanings.floor)).slice(0, depth)
    if (like) return near.map((message) => ({ ...message, why: 'meaning' }))
    return withFollowers(db, model, {
      near,
      where: conditions,
      depth,
      floor: meanings.floor,
    })
  })
}

/** Those that have something to do with what is asked. Better no hit than nonsense. */
function aboveNoise(near: readonly NearMessage[], floor: number): NearMessage[] {
  const least = Math.max(floor, (near[0]?.score ?? 0) * NEAR_SHARE)
  return near.filter(({ score }) => score >= least)
}

/** Of equal texts, which are equally near, the newest stays in its place; the others come behind everything else. */
function eachOnce(near: readonly NearMessage[]): NearMessage[] {
  const first: NearMessage[] = []
  const again: NearMessage[] = []
  for (const message of near) {
    const isAgain = message.score === first.at(-1)?.score
    if (isAgain) again.push(message)
    else first.push(message)
  }
  const lowest = first.at(-1)?.score ?? 0
  return [...first, ...again.map((message) => ({ ...message, score: lowest }))]
}

/**
 * Two orders in one: what is high in either is high, what is in both is higher. A form that only shares the stem of what was
 * typed stands behind the word itself, whatever it means. `words` are those of bestByWords, best first; `typed` are the words that were looked for: more of them lean on
 * the meaning. Of equals the one with the words is first, then the newest.
 */
export function blend(
  words: readonly (MessageKey & { score: number })[],
  near: readonly MeantMessage[],
  typed: string,
): RankedHit[] {
  const weight = wordsOf(typed).length > FEW_WORDS ? LONG_WEIGHT : SHORT_WEIGHT
  const best = (words[0]?.score ?? 0) - ALL_WORDS
  const hits = new Map<string, RankedHit>()
  const add = (key: MessageKey, why: HitReason, score: number) => {
    const { channel_id, message_id } = key
    const name = messageKey(key)
    const hit = hits.get(name) ?? { channel_id, message_id, score: 0, why: [] }
    hit.score += score
    hit.why.push(why)
    hits.set(name, hit)
  }
  for (const [place, hit] of words.entries()) {
    add(hit, 'words', shareOf(hit.score - ALL_WORDS, best) / (RRF_K + place + 1))
  }
  for (const [place, hit] of near.entries()) add(hit, hit.why, weight / (RRF_K + place + 1))
  return [...hits.values()].sort(
    (a, b) =>
      b.score - a.score ||
      Number(b.why[0] === 'words') - Number(a.why[0] === 'words') ||
      compareIds(b.message_id, a.message_id) ||
      compareIds(b.channel_id, a.channel_id),
  )
}

/** What a place among the words is worth by its score, and by the best one, both above {@link ALL_WORDS}. */
function shareOf(score: number, best: number): number {
  if (score < 0) return SOME_SHARE
  return best > 0 ? Math.max(LEAST_SHARE, score / best) : 1
}

function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}
