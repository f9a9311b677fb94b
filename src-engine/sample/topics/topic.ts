import type { Bindings, Lexicon } from '../grammar'

/** What a message does in a conversation. */
export type Act =
  | 'ask'
  | 'clarify'
  | 'detail'
  | 'answer'
  | 'addon'
  | 'confirm'
  | 'bump'
  | 'open'
  | 'agree'
  | 'doubt'
  | 'extend'
  | 'wonder'
  | 'reply'
  | 'joke'
  | 'close'
  | 'show'
  | 'praise'
  | 'share'
  | 'propose'
  | 'announce'
  | 'title'

/** What people say about one matter. Acts that a topic leaves out come from its language. */
export interface Topic {
  id: string
  lexicon: Lexicon
  /** Slots of the lexicon that keep one value through a conversation. */
  fixed?: readonly string[]
  /** One is chosen per conversation; its texts fill the slots that the conversation shares. */
  cases: readonly Bindings[]
  acts: Partial<Record<Act, readonly string[]>>
}

/** The acts and words that every topic of one language may fall back on. */
export interface Language {
  id: string
  lexicon: Lexicon
  acts: Partial<Record<Act, readonly string[]>>
}
