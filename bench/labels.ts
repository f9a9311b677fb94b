import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isQuestion } from '#engine/dce/is-question'
import { gazetteer } from '#engine/language/entities/gazetteer'
import { analyse, type Signals } from '#engine/language/signals/analyse'
import { EntityType } from '#shared/entities'

/* What is read from single messages, held against what a person labelled: fixtures/language/README.md. */

const DIR = join('fixtures', 'language')

/** Rules were mended on `tuning`; `held_out` was written after that. */
const Half = z.enum(['tuning', 'held_out'])
export type Half = z.infer<typeof Half>

const Questions = z.array(z.object({ text: z.string(), half: Half, is_question: z.boolean() }))
const Languages = z.array(z.object({ text: z.string(), language: z.string().nullable() }))
const Span = z.object({ start: z.number().int(), end: z.number().int(), type: EntityType })
type Span = z.infer<typeof Span>
const Entities = z.array(z.object({ text: z.string(), half: Half, entities: z.array(Span) }))
const Tone = z.array(
  z.object({ text: z.string(), sentiment: z.number().int(), has_swear_word: z.boolean() }),
)

function read<T>(schema: z.ZodType<T>, name: string): T {
  return schema.parse(JSON.parse(readFileSync(join(DIR, name), 'utf8')))
}

/** What was found of what there is: `said` = found, `right` = of these, what is so, `there` = all that is so. */
export type Found = { said: number; right: number; there: number }

export const precision = ({ said, right }: Found): number => (said === 0 ? 1 : right / said)
export const recall = ({ right, there }: Found): number => (there === 0 ? 1 : right / there)
export const f1 = (found: Found): number => {
  const sum = precision(found) + recall(found)
  return sum === 0 ? 0 : (2 * precision(found) * recall(found)) / sum
}

/** Counts what was said against what is so, item by item. */
function compare(pairs: readonly (readonly [said: boolean, is: boolean])[]): Found {
  return {
    said: pairs.filter(([said]) => said).length,
    right: pairs.filter(([said, is]) => said && is).length,
    there: pairs.filter(([, is]) => is).length,
  }
}

const KNOWN = gazetteer()
const signals = (text: string): Signals => analyse(text, [], KNOWN)

/** How well messages that ask are told. */
export function measureQuestions(half: Half): Found {
  const set = read(Questions, 'questions.json').filter((one) => one.half === half)
  return compare(set.map(({ text, is_question }) => [isQuestion(text), is_question]))
}

/** Languages: right, wrong, and not said although there is one; `none` = nothing said where there is nothing to say. */
export function measureLanguages(): {
  messages: number
  right: number
  wrong: number
  unsaid: number
  none: number
  without: number
} {
  const set = read(Languages, 'languages.json').map(({ text, language }) => ({
    is: language,
    said: signals(text).language,
  }))
  const having = set.filter(({ is }) => is !== null)
  const without = set.filter(({ is }) => is === null)
  return {
    messages: having.length,
    right: having.filter(({ is, said }) => is === said).length,
    wrong: having.filter(({ is, said }) => said !== null && said !== is).length,
    unsaid: having.filter(({ said }) => said === null).length,
    none: without.filter(({ said }) => said === null).length,
    without: without.length,
  }
}

/** Names: `exact` = place and type, `spans` = the place alone, `types` = exact, by the labelled type. */
export function measureEntities(half: Half): {
  exact: Found
  spans: Found
  types: { type: EntityType; found: Found }[]
} {
  const set = read(Entities, 'entities.json')
    .filter((one) => one.half === half)
    .map(({ text, entities }) => ({
      is: entities,
      said: signals(text).entities,
    }))
  const sameSpan = (a: Span) => (b: Span) => a.start === b.start && a.end === b.end
  const same = (a: Span) => (b: Span) => sameSpan(a)(b) && a.type === b.type
  const count = (only: EntityType | null, equal: (a: Span) => (b: Span) => boolean): Found => {
    const of = (spans: readonly Span[]) =>
      spans.filter(({ type }) => only === null || type === only)
    const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0)
    return {
      said: sum(set.map(({ said }) => of(said).length)),
      right: sum(set.map(({ is, said }) => of(said).filter((one) => is.some(equal(one))).length)),
      there: sum(set.map(({ is }) => of(is).length)),
    }
  }
  const types = EntityType.options
    .filter((type) => set.some(({ is }) => is.some((one) => one.type === type)))
    .map((type) => ({ type, found: count(type, same) }))
  return { exact: count(null, same), spans: count(null, sameSpan), types }
}

/** From where on a feeling is one: VADER's own border. */
const FEELING = 0.05

/** Sentiment as good, bad or neither, and swear words. */
export function measureTone(): { messages: number; sentiment: number; swearing: Found } {
  const set = read(Tone, 'tone.json').map((one) => ({ ...one, said: signals(one.text) }))
  const side = (value: number | null) =>
    value === null || Math.abs(value) < FEELING ? 0 : Math.sign(value)
  return {
    messages: set.length,
    sentiment: set.filter(({ sentiment, said }) => side(said.sentiment) === sentiment).length,
    swearing: compare(
      set.map(({ said, has_swear_word }) => [said.swear_words > 0, has_swear_word]),
    ),
  }
}
