import type { Rng } from './rng'

/** Slot name → what may stand there; the texts may hold slots themselves. */
export type Lexicon = Record<string, readonly string[]>
/** Slots that stay the same through one conversation: `{thing}` is one thing to everyone. */
export type Bindings = Record<string, string>
/** A text that is ready to be expanded. */
export type Rule = readonly Node[]
type Node = string | Slot | Range | typeof PERSON
interface Slot {
  name: string
  capital: boolean
  options: readonly Rule[]
}
interface Range {
  from: number
  to: number
}
const PERSON = Symbol('person')

/** Gives the text that mentions somebody in the conversation. */
export type MentionSomebody = () => string

/**
 * Turns texts with slots into rules. `{name}` is a slot of the lexicon or of the conversation's
 * bindings, `{^name}` the same with a capital, `{3-20}` a whole number, `{@}` a mention,
 * `[a|b]` a choice.
 */
export class Grammar {
  readonly #lexicon: Lexicon
  readonly #bound: ReadonlySet<string>
  readonly #slots = new Map<string, Rule[]>()

  /** `bound` names the slots that only a conversation can fill. */
  constructor(lexicon: Lexicon, bound: Iterable<string> = []) {
    this.#lexicon = lexicon
    this.#bound = new Set(bound)
  }

  /** Compiles one text; throws when it names an unknown slot. */
  compile(text: string): Rule {
    const nodes: Node[] = []
    let rest = 0
    for (const match of text.matchAll(/\{([^{}\s"]+)\}|\[([^[\]]*\|[^[\]]*)\]/g)) {
      if (match.index > rest) nodes.push(compact(text.slice(rest, match.index)))
      rest = match.index + match[0].length
      if (match[1] !== undefined) nodes.push(this.#slot(match[1]))
      else nodes.push({ name: '', capital: false, options: this.#choices(match[2] ?? '') })
    }
    if (rest < text.length) nodes.push(compact(text.slice(rest)))
    return nodes
  }

  #choices(text: string): Rule[] {
    return text.split('|').map((choice) => this.compile(choice))
  }

  #slot(word: string): Node {
    if (word === '@') return PERSON
    const range = /^(\d+)-(\d+)$/.exec(word)
    if (range) return { from: Number(range[1]), to: Number(range[2]) }
    const capital = word.startsWith('^')
    const name = capital ? word.slice(1) : word
    return { name, capital, options: this.#options(name) }
  }

  #options(name: string): Rule[] {
    const known = this.#slots.get(name)
    if (known) return known
    const rules: Rule[] = []
    this.#slots.set(name, rules)
    const texts = this.#lexicon[name]
    if (!texts && !this.#bound.has(name)) throw new Error(`the grammar has no slot {${name}}`)
    for (const text of texts ?? []) rules.push(this.compile(text))
    return rules
  }
}

/** The same text in its own memory: a slice of a text with emoji would stay two bytes wide. */
function compact(text: string): string {
  return Buffer.from(text).toString()
}

/** Expands a rule. Slots found in `bindings` take their text from there. */
export function expand(rule: Rule, rng: Rng, bindings: Bindings, mention: MentionSomebody): string {
  let text = ''
  for (const node of rule) {
    if (typeof node === 'string') text += node
    else if (node === PERSON) text += mention()
    else if ('from' in node) text += String(rng.int(node.from, node.to))
    else {
      const word =
        bindings[node.name] ??
        (node.options.length > 0 ? expand(rng.pick(node.options), rng, bindings, mention) : '')
      text += node.capital ? word.charAt(0).toUpperCase() + word.slice(1) : word
    }
  }
  return text
}
