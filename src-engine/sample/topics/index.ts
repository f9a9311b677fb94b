import { type Bindings, Grammar, type Rule } from '../grammar'
import { design, development } from './building'
import { english } from './english'
import { governance, treasury } from './governing'
import { events, support } from './helping'
import { german, germanTalk, spanish, spanishTalk } from './languages'
import { greetings, introductions, leisure, music, voice } from './leisure'
import { links } from './links'
import { announcements } from './official'
import type { Act, Language, Topic } from './topic'

/** A topic whose texts are compiled. */
export interface Talk {
  id: string
  language: string
  cases: readonly Bindings[]
  /** The slots of a case as rules, in the order in which they must be filled. */
  caseRules: readonly (readonly [slot: string, rule: Rule])[][]
  acts: Record<Act, readonly Rule[]>
}

const CASE_SLOTS = ['thing', 'symptom', 'cause', 'fix']

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
  return { id: topic.id, language: language.id, cases: topic.cases, caseRules, acts }
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
