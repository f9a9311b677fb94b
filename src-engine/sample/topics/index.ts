import { Grammar, type Rule } from '../grammar'
import { design } from './design'
import { development } from './development'
import { english } from './english'
import { events } from './events'
import { german, germanTalk } from './german'
import { governance } from './governance'
import { greetings } from './greetings'
import { introductions } from './introductions'
import { leisure } from './leisure'
import { links } from './links'
import { music } from './music'
import { announcements } from './official'
import { spanish, spanishTalk } from './spanish'
import { support } from './support'
import type { Act, Language, Topic } from './topic'
import { treasury } from './treasury'
import { voice } from './voice'

/** A topic whose texts are compiled. */
export interface Talk {
  id: string
  language: string
  /** The slots of a case as rules, in the order in which they must be filled. */
  caseRules: readonly (readonly [slot: string, rule: Rule])[][]
  /** Slots that keep one value through a conversation; to be filled before the case. */
  fixedRules: readonly (readonly [slot: string, rule: Rule])[]
  acts: Record<Act, readonly Rule[]>
}

const CASE_SLOTS = [
  'thing',
  'symptom',
  'cause',
  'fix',
  'month',
  'lastMonth',
  'coming',
  'news',
  'lip',
  'epoch',
  'release',
]

/** Every act there is. */
export const ACTS: readonly Act[] = Object.keys(english.acts) as Act[]

function talk(topic: Topic, language: Language): Talk {
  const grammar = new Grammar(
    { ...english.lexicon, ...links, ...language.lexicon, ...topic.lexicon },
    CASE_SLOTS,
  )
  const acts = {} as Record<Act, readonly Rule[]>
  for (const act of ACTS) {
    const texts = topic.acts[act] ?? language.acts[act] ?? english.acts[act] ?? []
    acts[act] = texts.map((text) => grammar.compile(text))
  }
  const caseRules = topic.cases.map((one) =>
    Object.entries(one).map(([slot, text]) => [slot, grammar.compile(text)] as const),
  )
  const fixedRules = (topic.fixed ?? []).map(
    (slot) => [slot, grammar.compile(`{${slot}}`)] as const,
  )
  return { id: topic.id, language: language.id, caseRules, fixedRules, acts }
}

/** All topics by id. */
export const talks: ReadonlyMap<string, Talk> = new Map(
  [
    ...[development, design, governance, treasury, support, events],
    ...[leisure, music, greetings, introductions, voice, announcements],
  ]
    .map((topic) => talk(topic, english))
    .concat(talk(spanishTalk, spanish), talk(germanTalk, german))
    .map((one) => [one.id, one]),
)
