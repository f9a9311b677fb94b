import { typosBetween } from '#shared/search-text/spelling'
import type { Queryable } from '../../db/database'
import { sql } from '../../db/sql'
import { stemEnglish } from '../../language/english'
import { backgroundRow } from '../background-work'

/** A word that is written nearly as another. */
export type NearWord = { form: string; lexeme: string; messages: number; typos: number }

/** More are not kept in memory: the rarest words of a large archive are names and noise. */
const MOST = 150_000

const kept = new WeakMap<Queryable, { stamp: string; words: Promise<KnownWords> }>()

/** The words that people write in an archive; null = they were not counted yet. Read once and again after they changed. */
export async function knownWords(db: Queryable): Promise<KnownWords | null> {
  const { done } = await backgroundRow(db, 'vocabulary')
  if (done === null) return null
  const known = kept.get(db)
  if (known?.stamp === done) return known.words
  const words = readWords(db)
  kept.set(db, { stamp: done, words })
  words.catch(() => kept.delete(db))
  return words
}

async function readWords(db: Queryable): Promise<KnownWords> {
  // one value instead of a row each: a fifth of the time
  const [row] = await db.query<{ said: string | null; total: number }>(sql`
    select string_agg(form || ' ' || messages, ' ' order by messages desc) as said,
           (select coalesce(sum(messages), 0)::int from discord.vocabulary_channels) as total
    from (select form, messages from discord.vocabulary
          order by messages desc, form limit ${MOST}) v`)
  return new KnownWords(row?.said ?? '', row?.total ?? 0)
}

/** What one edit may change: letters as bits, so that most words need no comparison. */
const CHANGES_A_TYPO = 2

/** The words of an archive in memory, by their length. */
export class KnownWords {
  readonly total: number
  readonly #byLength = new Map<number, { forms: string[]; letters: number[]; messages: number[] }>()
  readonly #byLexeme = new Map<string, number>()

  /** `said` = words and their numbers of messages, between spaces. */
  constructor(said: string, total: number) {
    this.total = total
    const parts = said === '' ? [] : said.split(' ')
    for (let at = 0; at < parts.length; at += 2) {
      this.#add(parts[at] as string, Number(parts[at + 1]))
    }
  }

  #add(form: string, messages: number): void {
    const list = this.#byLength.get(form.length) ?? { forms: [], letters: [], messages: [] }
    this.#byLength.set(form.length, list)
    list.forms.push(form)
    list.letters.push(lettersOf(form))
    list.messages.push(messages)
    const lexeme = stemEnglish(form)
    this.#byLexeme.set(lexeme, (this.#byLexeme.get(lexeme) ?? 0) + messages)
  }

  /** In about how many messages a word stands in any of its forms; 0 = in none that is known. */
  messagesOf(lexeme: string): number {
    return this.#byLexeme.get(lexeme) ?? 0
  }

  /** How much a word tells: the rarer, the more; about 0.7 to 14. */
  rarityOf(lexeme: string): number {
    const messages = this.messagesOf(lexeme)
    return Math.round(10 * Math.log(1 + (this.total + 1) / (messages + 0.5))) / 10
  }

  /** Words with at most so many typos that are no form of the same, the nearest first, then the most written. */
  near(form: string, typos: number, count: number): NearWord[] {
    const lexeme = stemEnglish(form)
    const letters = lettersOf(form)
    const found: NearWord[] = []
    for (let length = form.length - typos; length <= form.length + typos; length++) {
      const list = this.#byLength.get(length)
      if (!list) continue
      for (let at = 0; at < list.forms.length; at++) {
        if (bits(letters ^ (list.letters[at] as number)) > CHANGES_A_TYPO * typos) continue
        const other = list.forms[at] as string
        const distance = typosBetween(form, other, typos)
        if (distance === null || distance === 0) continue
        const stem = stemEnglish(other)
        if (stem === lexeme) continue
        found.push({
          form: other,
          lexeme: stem,
          messages: list.messages[at] as number,
          typos: distance,
        })
      }
    }
    return found.sort((a, b) => a.typos - b.typos || b.messages - a.messages).slice(0, count)
  }
}

function lettersOf(form: string): number {
  let letters = 0
  for (let at = 0; at < form.length; at++) letters |= 1 << (form.charCodeAt(at) & 31)
  return letters
}

function bits(value: number): number {
  let left = value
  let count = 0
  for (; left !== 0; count++) left &= left - 1
  return count
}

/** How many typos a word may have to be still meant: none in a short one. */
export function typosIn(form: string): number {
  return form.length < 4 ? 0 : form.length < 8 ? 1 : 2
}
