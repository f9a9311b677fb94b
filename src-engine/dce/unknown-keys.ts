import { isTooDeep, object } from './values'

/*
 * Forks and later versions write keys that no column takes. What is kept of them: the unknown keys alone, each beside
 * what tells whose they are. Nothing of this costs the usual file more than counting keys.
 */

/** The keys of an object that have a column; `lists` and `parts` are looked into. */
export type Shape = {
  known: ReadonlySet<string>
  /** Kept beside an unknown key, so that it is known whose it is. */
  telling: readonly string[]
  parts?: Readonly<Record<string, Shape>>
  lists?: Readonly<Record<string, Shape>>
}

const ROLE: Shape = { known: new Set(['id', 'name', 'color', 'position']), telling: ['id'] }

/** A user anywhere in a message. */
export const USER: Shape = {
  known: new Set([
    ...['id', 'name', 'discriminator', 'nickname', 'color', 'isBot', 'avatarUrl', 'roles'],
  ]),
  telling: ['id'],
  lists: { roles: ROLE },
}

const EMOJI: Shape = {
  known: new Set(['id', 'name', 'code', 'isAnimated', 'imageUrl']),
  telling: ['id', 'name'],
}

/** A reaction with its emoji and the people who gave it. */
export const REACTION: Shape = {
  known: new Set(['emoji', 'count', 'users']),
  telling: [],
  parts: { emoji: EMOJI },
  lists: { users: USER },
}

/** Where a message points. */
export const REFERENCE: Shape = {
  known: new Set(['type', 'messageId', 'channelId', 'guildId']),
  telling: [],
}

type Json = Record<string, unknown>

/**
 * The unknown keys of an object and of what it holds, with what tells whose they are; null when there are none.
 * What nests too deeply is left out and told.
 */
export function unknownOf(value: object, shape: Shape, onTooDeep: () => void): Json | null {
  const source = value as Json
  let found: Json | null = null
  const keep = (key: string, kept: unknown) => {
    found ??= Object.fromEntries(
      shape.telling.flatMap((name) => (source[name] === undefined ? [] : [[name, source[name]]])),
    )
    // not an assignment: a key named __proto__ must stay a plain key
    Object.defineProperty(found, key, { value: kept, enumerable: true, configurable: true })
  }
  const keys = Object.keys(source)
  for (const key of keys) {
    if (shape.known.has(key)) continue
    if (isTooDeep(source[key])) onTooDeep()
    else keep(key, source[key])
  }
  for (const key in shape.parts) {
    const part = object(source[key] as object | null)
    const unknown = part === null ? null : unknownOf(part, shape.parts[key] as Shape, onTooDeep)
    if (unknown !== null) keep(key, unknown)
  }
  for (const key in shape.lists) {
    const unknown = unknownOfList(source[key], shape.lists[key] as Shape, onTooDeep)
    if (unknown !== null) keep(key, unknown)
  }
  return found
}

/** The same of each entry of a list; entries without unknown keys are left out. */
export function unknownOfList(value: unknown, shape: Shape, onTooDeep: () => void): Json[] | null {
  if (!Array.isArray(value)) return null
  let found: Json[] | null = null
  for (const entry of value) {
    const one = object(entry as object | null)
    const unknown = one === null ? null : unknownOf(one, shape, onTooDeep)
    if (unknown !== null) {
      found ??= []
      found.push(unknown)
    }
  }
  return found
}
