import type { EntityType } from '#shared/entities'
import { entityKey } from './entity-key'
import { LISTS } from './gazetteer-lists'

/** A known name. `is_word` = it is also a word: only with its capitals is it meant. */
export type KnownName = { name: string; type: EntityType; is_word: boolean }

/** Known names by their key, and how many words the longest has that begins with a word. */
export type Gazetteer = {
  get(key: string): KnownName | undefined
  /** 0 = no known name begins with this word. */
  longest(firstWord: string): number
}

/** Acronyms that people write in small letters and that are no words. */
const SAID_SMALL: ReadonlySet<string> = new Set([
  'BTC',
  'ETH',
  'USDC',
  'USDT',
  'WETH',
  'WBTC',
  'ENS',
  'POAP',
  'IPFS',
  'AWS',
])

/** The names of the app and those that the user taught, which go first. */
export function gazetteer(taught: readonly { name: string; type: EntityType }[] = []): Gazetteer {
  const names = new Map<string, KnownName>()
  const lengths = new Map<string, number>()
  const add = (known: KnownName) => {
    const key = entityKey(known.name)
    if (key === '' || names.has(key)) return
    names.set(key, known)
    const words = key.split(' ')
    const [first = ''] = words
    lengths.set(first, Math.max(lengths.get(first) ?? 0, words.length))
  }
  for (const { name, type } of taught.toReversed()) add({ name, type, is_word: false })
  for (const { type, is_word, names: list } of LISTS) {
    for (const written of list.split(',')) {
      const name = written.replace(/\s+/g, ' ').trim()
      // who, it, un: small letters are other words
      const isAcronym = /^[A-Z]{2,4}$/.test(name) && !SAID_SMALL.has(name)
      add({ name, type, is_word: is_word || isAcronym })
    }
  }
  return { get: (key) => names.get(key), longest: (word) => lengths.get(word) ?? 0 }
}
