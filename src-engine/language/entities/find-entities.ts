import type { EntityType } from '#shared/entities'
import { COMMON_WORDS } from './common-words'
import { entityKey } from './entity-key'
import type { Gazetteer } from './gazetteer'
import { guessAt, guessByGrammar } from './grammar'
import { type Token, tokensOf } from './tokens'

/** A name in a text: UTF-16 places, the end excluded. `is_certain` = a list or a rule says what it is. */
export type FoundEntity = {
  start: number
  end: number
  key: string
  name: string
  type: EntityType
  is_certain: boolean
}

const MAX_WORDS = 5
/** More of a message than a person names. */
const MAX_FOUND = 40
/** Small words that stand inside names. */
const INSIDE: ReadonlySet<string> = new Set(['of', 'the', 'de', 'da', 'del', 'van', 'von', 'der'])
/** Where every noun has a capital, a capital tells nothing. */
const CAPITAL_NOUNS: ReadonlySet<string> = new Set(['de', 'lb'])

/**
 * The names in a readable text, in order, never overlapping: known ones, `$TICKER`, `name.eth`, `SomeDAO`, and what is
 * written with capitals in the middle of a sentence. Grammar tells what the latter are, in English. `language` null = not
 * known.
 */
export function findEntities(
  text: string,
  language: string | null,
  known: Gazetteer,
  hasGrammar = true,
): FoundEntity[] {
  const tokens = tokensOf(text)
  const found: FoundEntity[] = []
  const hasCapitals = !CAPITAL_NOUNS.has(language ?? '') && !isShouted(tokens)
  for (let at = 0; at < tokens.length && found.length < MAX_FOUND; ) {
    const one =
      (hasCapitals ? organisation(text, tokens, at) : null) ??
      knownName(text, tokens, at, known) ??
      byRule(tokens[at] as Token) ??
      (hasCapitals ? capitalised(text, tokens, at, known) : null)
    if (one === null) at += 1
    else {
      found.push(one.entity)
      at += one.words
    }
  }
  const isEnglish = language === null || language === 'en'
  if (hasGrammar && isEnglish && found.some(isUntyped)) addGuesses(text, found)
  // a capital at the beginning of a sentence is a name only if something says so
  return found.filter(({ type, start }) => type !== 'other' || !isAlone(tokens, start, found))
}

const ORGANISATION_END: ReadonlySet<string> = new Set(
  'labs lab foundation university institute college school bank inc ltd llc gmbh corp corporation ventures capital collective cooperative association museum hospital library dao guild society union council committee ministry'.split(
    ' ',
  ),
)
const ORGANISATION_START: ReadonlySet<string> = new Set(
  'university bank ministry department institute museum school church council'.split(' '),
)

type Match = { entity: FoundEntity; words: number }

function isUntyped({ type }: FoundEntity): boolean {
  return type === 'other'
}

/** True for a single first word of a sentence that nothing but its capital makes a name. */
function isAlone(tokens: readonly Token[], start: number, found: readonly FoundEntity[]): boolean {
  const token = tokens.find((one) => one.start === start)
  const entity = found.find((one) => one.start === start)
  return (
    Boolean(token?.is_first) &&
    token?.end === entity?.end &&
    !/\p{Lu}.*\p{Lu}/u.test(token?.text ?? '')
  )
}

/** The longest known name that begins here. */
function knownName(
  text: string,
  tokens: readonly Token[],
  at: number,
  known: Gazetteer,
): Match | null {
  const first = tokens[at] as Token
  const [head = ''] = first.key.split(' ')
  for (let words = Math.min(known.longest(head), tokens.length - at); words > 0; words--) {
    const last = tokens[at + words - 1] as Token
    if (!isJoined(tokens, at, words)) continue
    const key = tokens
      .slice(at, at + words)
      .map((token) => token.key)
      .join(' ')
    const name = known.get(key)
    if (
      !name ||
      (name.is_word && !isWrittenAs(text.slice(first.start, last.end), first, name.name))
    )
      continue
    const { type } = name
    const number = type === 'product' ? versionOf(tokens, at + words) : null
    if (number) {
      const whole = `${name.name} ${number.text}`
      const entity = { start: first.start, end: number.end, key: entityKey(whole), name: whole }
      return { words: words + 1, entity: { ...entity, type, is_certain: true } }
    }
    return {
      words,
      entity: { start: first.start, end: last.end, key, name: name.name, type, is_certain: true },
    }
  }
  return null
}

/** The number that stands right behind a product: Windows 11, Raspberry Pi 5. */
function versionOf(tokens: readonly Token[], at: number): Token | null {
  const token = tokens[at]
  return token?.is_joined && /^\d{1,4}(?:\.\d{1,3})?$/.test(token.text) ? token : null
}

/** Capitals that end as organisations do (Uniswap Labs), or that begin so (Bank of Tresk), whatever else they hold. */
function organisation(text: string, tokens: readonly Token[], at: number): Match | null {
  const first = tokens[at] as Token
  if (!isNamely(first)) return null
  const beginsSo = ORGANISATION_START.has(first.key) && tokens[at + 1]?.text === 'of'
  let words = 0
  for (let next = 1; next < MAX_WORDS && isJoined(tokens, at, next + 1); next++) {
    const token = tokens[at + next] as Token
    if (!isNamely(token) && !INSIDE.has(token.text)) break
    if (ORGANISATION_END.has(token.key) || (beginsSo && isNamely(token))) words = next + 1
  }
  if (words === 0) return null
  const last = tokens[at + words - 1] as Token
  const name = text.slice(first.start, last.end).replace(/\s+/g, ' ')
  const entity = { start: first.start, end: last.end, key: entityKey(name), name }
  return { words, entity: { ...entity, type: 'organisation', is_certain: true } }
}

/** True for a word that is written as the name is, not only because a sentence begins with it. */
function isWrittenAs(written: string, first: Token, name: string): boolean {
  return written.replace(/^\$/, '') === name && (!first.is_first || /^\p{Lu}+$/u.test(name))
}

/** `$TICKER`, `name.eth`, `SomeDAO`. */
function byRule({ text, key, start, end }: Token): Match | null {
  const type: EntityType | null = /^\$[A-Z][A-Z0-9]{1,9}$/.test(text)
    ? 'ticker'
    : /^[\w-]{2,40}(?:\.[\w-]{1,40})?\.eth$/i.test(text)
      ? 'person'
      : /^\p{Lu}[\p{L}\p{N}]{1,30}DAO$/u.test(text)
        ? 'organisation'
        : null
  if (type === null || key === '') return null
  return {
    words: 1,
    entity: { start, end, key, name: text.replace(/^\$/, ''), type, is_certain: true },
  }
}

/** Words with capitals in a row, with small words between them. */
function capitalised(
  text: string,
  tokens: readonly Token[],
  at: number,
  known: Gazetteer,
): Match | null {
  const first = tokens[at] as Token
  if (!isNamely(first)) return null
  let words = 1
  for (let next = 1; next < MAX_WORDS && isJoined(tokens, at, next + 1); next++) {
    const token = tokens[at + next] as Token
    if (isNamely(token)) words = next + 1
    else if (!INSIDE.has(token.text)) break
  }
  // a known name goes by itself: it may stand right after
  for (let next = 1; next < words; next++) {
    if (knownName(text, tokens, at + next, known)) words = next
  }
  while (words > 1 && !isNamely(tokens[at + words - 1] as Token)) words -= 1
  const last = tokens[at + words - 1] as Token
  const name = text.slice(first.start, last.end).replace(/\s+/g, ' ')
  const key = entityKey(name)
  if (key.length < 2) return null
  return {
    words,
    entity: { start: first.start, end: last.end, key, name, type: 'other', is_certain: false },
  }
}

/** A capital that may make a name: not of a common word, a number, or a single letter. */
function isNamely({ text, key, is_capital }: Token): boolean {
  return (
    is_capital &&
    text.length > 1 &&
    !COMMON_WORDS.has(text.toLowerCase().replaceAll('’', "'")) &&
    key !== ''
  )
}

function isJoined(tokens: readonly Token[], at: number, words: number): boolean {
  if (at + words > tokens.length) return false
  for (let next = 1; next < words; next++) if (!(tokens[at + next] as Token).is_joined) return false
  return true
}

/** True when capitals say nothing: the message shouts, or is a title. */
function isShouted(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ text }) => /^\p{L}{2,}/u.test(text))
  if (words.length < 4) return false
  const large = words.filter(({ text }) => text === text.toUpperCase()).length
  const capital = words.filter(({ is_capital }) => is_capital).length
  return large > words.length * 0.5 || capital > words.length * 0.75
}

/** Types what has none by what grammar takes the same place for. */
function addGuesses(text: string, found: FoundEntity[]): void {
  const guesses = guessByGrammar(text)
  for (const entity of found.filter(isUntyped)) {
    entity.type = guessAt(guesses, entity.start, entity.end) ?? entity.type
  }
}
