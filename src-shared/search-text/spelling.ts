import { OPERATORS, type OperatorName } from './operators'

/** How many letters have to be added, left out, changed or swapped to make one text of another; more than `most` = null. */
export function typosBetween(a: string, b: string, most: number): number | null {
  const [from, to] = [[...a], [...b]]
  if (Math.abs(from.length - to.length) > most) return null
  let before: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row++) {
    const next = [row]
    for (let column = 1; column <= to.length; column++) {
      const isSame = from[row - 1] === to[column - 1]
      let cost = Math.min(
        (last[column] as number) + 1,
        (next[column - 1] as number) + 1,
        (last[column - 1] as number) + (isSame ? 0 : 1),
      )
      const isSwap =
        row > 1 &&
        column > 1 &&
        from[row - 1] === to[column - 2] &&
        from[row - 2] === to[column - 1]
      if (isSwap) cost = Math.min(cost, (before[column - 2] as number) + 1)
      next.push(cost)
    }
    if (Math.min(...next) > most) return null
    before = last
    last = next
  }
  const cost = last.at(-1) as number
  return cost > most ? null : cost
}

/** How many typos a text of this length may have and still be meant. */
export function typosAllowed(text: string): number {
  return text.length < 4 ? 1 : text.length < 8 ? 2 : 3
}

/** The text of a list that is nearest to what was typed; null = none is near. Of equal ones the first. */
function nearest<T extends string>(typed: string, known: readonly T[], most: number): T | null {
  let best: T | null = null
  let least = most + 1
  for (const text of known) {
    const typos = typosBetween(typed, text, Math.min(most, least - 1))
    if (typos !== null && typos < least) {
      best = text
      least = typos
    }
  }
  return best
}

const NAMES = OPERATORS.map(({ name }) => name)

export const closest = {
  /** The operator that a misspelled name means; null = none. Short names have to be nearly right. */
  operator(name: string): OperatorName | null {
    if (name.length < 3) return null
    return nearest(name, NAMES, name.length < 8 ? 1 : 2)
  },
  /** The value of a closed list that a misspelled one means: one that it begins, else the nearest. */
  value(typed: string, known: readonly string[]): string | null {
    const text = typed.toLowerCase()
    return (
      known.find((value) => text !== '' && (value.startsWith(text) || text.startsWith(value))) ??
      nearest(text, known, typosAllowed(text))
    )
  },
}
