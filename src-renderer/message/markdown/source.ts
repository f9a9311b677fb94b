import type { KnownNames } from './names'

/** Signs looked at for each sign of the text before the parser gives up; ordinary text needs about ten. */
const STEPS_PER_SIGN = 300
/** Styles in styles, beyond which marks stay as they are typed. */
export const MAX_DEPTH = 16

/** Thrown when a text costs more than it may: it is shown as it is typed. */
export class TooCostly extends Error {}

/**
 * A text that is being parsed. Whatever looks at it says how many signs it looked at, so that the cost of a text is
 * bounded by its length and no choice of marks makes it grow beyond that.
 */
export class Source {
  steps = 0
  readonly #limit: number

  constructor(
    readonly text: string,
    readonly known: KnownNames,
    /** Quotes do not hold quotes. */
    readonly isQuote: boolean,
    limit?: number,
  ) {
    this.#limit = limit ?? 1000 + text.length * STEPS_PER_SIGN
  }

  /** Counts signs that were looked at; throws when they are too many. */
  spend(signs: number): void {
    this.steps += signs
    if (this.steps > this.#limit) throw new TooCostly()
  }

  /** A text made of parts of this one, on the same account. */
  inside(text: string): Source {
    return new Source(text, this.known, true, this.#limit - this.steps)
  }

  /** Where the mark stands next, between two places; -1 when it does not. */
  find(mark: string, from: number, to: number): number {
    const at = this.text.indexOf(mark, from)
    this.spend((at < 0 ? this.text.length : at) - from + 1)
    return at >= 0 && at + mark.length <= to ? at : -1
  }
}
