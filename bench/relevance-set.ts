import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** Ways to ask: what a search has to be good at. See fixtures/relevance/README.md. */
export const QUERY_CLASSES = [
  'word',
  'stem',
  'phrase',
  'words',
  'question',
  'typo',
  'name',
  'operator',
  'paraphrase',
] as const
export type QueryClass = (typeof QUERY_CLASSES)[number]

/** Weights are chosen on `tuning`; `held_out` tells whether they hold elsewhere too. */
export const HALVES = ['tuning', 'held_out'] as const
export type Half = (typeof HALVES)[number]

/** 2 = answers it, or is what is looked for; 1 = on its topic. */
export type Grade = 1 | 2

const JudgedQuery = z.object({
  id: z.string(),
  class: z.enum(QUERY_CLASSES),
  half: z.enum(HALVES),
  /** As it is typed into the search box. */
  text: z.string(),
  /** Message id → grade; every other message is not relevant. */
  relevant: z.record(z.string().regex(/^\d+$/), z.union([z.literal(1), z.literal(2)])),
})
export type JudgedQuery = z.infer<typeof JudgedQuery>

/** The folder of the labelled set, from the root of the checkout. */
export const RELEVANCE_DIR = join('fixtures', 'relevance')

/** The judged queries in their order. */
export function readQueries(dir = RELEVANCE_DIR): JudgedQuery[] {
  return z.array(JudgedQuery).parse(JSON.parse(readFileSync(join(dir, 'queries.json'), 'utf8')))
}

/** What is said in the guild that they are asked of: message id → text. */
export function readMessages(dir = RELEVANCE_DIR): Map<string, string> {
  const texts = new Map<string, string>()
  for (const name of readdirSync(join(dir, 'guild'))) {
    const { messages } = JSON.parse(readFileSync(join(dir, 'guild', name), 'utf8')) as {
      messages: { id: string; content: string }[]
    }
    for (const { id, content } of messages) texts.set(id, content)
  }
  return texts
}
