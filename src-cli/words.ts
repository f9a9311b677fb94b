import { parseArgs } from 'node:util'
import type { z } from 'zod'
import { type Command, UsageError, type Words } from './command'

/** Options that every command takes. */
const COMMON = {
  archive: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Parses the words after a command's name; throws a {@link UsageError} with a sentence. */
export function parseWords(command: Command, args: readonly string[]): Words {
  const { values, positionals } = parsed(command, args)
  const [least, most] = command.positionals
  if (!values.help && positionals.length < least) throw new UsageError('A word is missing.')
  if (positionals.length > most) {
    throw new UsageError(`“${positionals[most]}” is one word too many.`)
  }
  return {
    positionals,
    text(name) {
      const value = values[name]
      return typeof value === 'string' ? value : undefined
    },
    flag: (name) => values[name] === true,
    list(name) {
      const value = values[name]
      return Array.isArray(value) ? value.map(String) : []
    },
  }
}

type Parsed = { values: Record<string, unknown>; positionals: string[] }

function parsed(command: Command, args: readonly string[]): Parsed {
  try {
    return parseArgs({
      args: [...args],
      options: { ...COMMON, ...command.options },
      allowPositionals: true,
    })
  } catch (error) {
    const [sentence] = (error instanceof Error ? error.message : String(error)).split(
      '. To specify',
    )
    throw new UsageError(`${sentence}.`.replace('..', '.'))
  }
}

/** A whole number from an option; undefined when it is not given. */
export function wholeNumber(words: Words, name: string): number | undefined {
  const text = words.text(name)
  if (text === undefined) return undefined
  if (!/^\d{1,9}$/.test(text))
    throw new UsageError(`--${name} takes a whole number, not “${text}”.`)
  return Number(text)
}

/** One of a closed list from an option; undefined when it is not given. */
export function oneOf<T extends string>(
  words: Words,
  name: string,
  values: readonly T[],
): T | undefined {
  const text = words.text(name)
  if (text === undefined) return undefined
  const value = values.find((each) => each === text)
  if (value === undefined) {
    throw new UsageError(`--${name} takes ${values.join(', ')}; not “${text}”.`)
  }
  return value
}

/** A value checked by a schema of the contract; `what` names it in the sentence. */
export function checked<S extends z.ZodType>(schema: S, value: unknown, what: string): z.output<S> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const place = issue && issue.path.length > 0 ? ` (${issue.path.join('.')})` : ''
  throw new UsageError(`${what}${place}: ${issue?.message ?? 'not understood'}.`)
}
