/** What the value of an operator is. */
export type ValueKind =
  | 'author'
  | 'place'
  | 'role'
  | 'choice'
  | 'date'
  | 'emoji'
  | 'domain'
  | 'extension'
  | 'language'
  | 'entity'
  | 'number'
  | 'message'

/** One operator of the search box, as help lists it and suggestions offer it. */
export type OperatorInfo = {
  name: string
  value: ValueKind
  /** What it finds, as a phrase behind "messages": `by somebody`. */
  what: string
  /** A whole use of it. */
  example: string
  /** The values of a `choice` and what each means. */
  choices?: Readonly<Record<string, string>>
}

const HAS = {
  link: 'a link',
  image: 'a picture among its files',
  video: 'a video among its files',
  audio: 'a sound among its files',
  file: 'a file of any kind',
  embed: 'a card of a link or a bot',
  sticker: 'a sticker',
  reaction: 'a reaction',
  code: 'code between backticks',
  question: 'a question',
}

const IS = {
  pinned: 'pinned',
  edited: 'edited after it was sent',
  reply: 'a reply to another message',
  thread: 'written in a thread or post',
  bot: 'by a bot or webhook',
  forwarded: 'forwarded from elsewhere',
  question: 'a question',
  answered: 'a question that somebody else answered',
  unanswered: 'a question that nobody else answered',
  answer: 'an answer to a question of somebody else',
  versioned: 'another text in an older export',
  missing: 'gone from a later export',
}

/** Every operator, in the order that help shows. */
export const OPERATORS = [
  { name: 'from', value: 'author', what: 'by somebody', example: 'from:"Ann Lee"' },
  { name: 'mentions', value: 'author', what: 'that mention somebody', example: 'mentions:ann' },
  {
    name: 'replying_to',
    value: 'author',
    what: 'that reply to somebody',
    example: 'replying_to:ann',
  },
  { name: 'role', value: 'role', what: 'by holders of a role', example: 'role:Moderator' },
  {
    name: 'in',
    value: 'place',
    what: 'in a channel, thread, category or guild',
    example: 'in:#general',
  },
  {
    name: 'has',
    value: 'choice',
    what: 'with something in them',
    example: 'has:link',
    choices: HAS,
  },
  { name: 'is', value: 'choice', what: 'of a kind', example: 'is:pinned', choices: IS },
  { name: 'before', value: 'date', what: 'from before a time', example: 'before:2025-03' },
  { name: 'after', value: 'date', what: 'from after a time', example: 'after:2025-03-01' },
  { name: 'on', value: 'date', what: 'of a day', example: 'on:yesterday' },
  {
    name: 'during',
    value: 'date',
    what: 'of a month, a year or another time',
    example: 'during:"last week"',
  },
  {
    name: 'added',
    value: 'date',
    what: 'that came into the archive at a time',
    example: 'added:"this week"',
  },
  { name: 'reaction', value: 'emoji', what: 'with this reaction', example: 'reaction:👍' },
  { name: 'domain', value: 'domain', what: 'that link to a site', example: 'domain:github.com' },
  { name: 'ext', value: 'extension', what: 'with a file of this kind', example: 'ext:pdf' },
  { name: 'lang', value: 'language', what: 'in a language', example: 'lang:de' },
  {
    name: 'entity',
    value: 'entity',
    what: 'that name a person, product or place',
    example: 'entity:"New York"',
  },
  { name: 'length', value: 'number', what: 'of some length', example: 'length:>500' },
  {
    name: 'reactions',
    value: 'number',
    what: 'with a number of reactions',
    example: 'reactions:>=10',
  },
  {
    name: 'like',
    value: 'message',
    what: 'that say what a message says',
    example: 'like:1234/5678',
  },
] as const satisfies readonly OperatorInfo[]

/** The name of an operator, without its colon. */
export type OperatorName = (typeof OPERATORS)[number]['name']

const BY_NAME = new Map<string, OperatorInfo & { name: OperatorName }>(
  OPERATORS.map((operator) => [operator.name, operator]),
)

/** The operator of a name in any case; null = there is none. */
export function findOperator(name: string): (OperatorInfo & { name: OperatorName }) | null {
  return BY_NAME.get(name.toLowerCase()) ?? null
}

/** Names that other programs give to these operators. */
export const OTHER_NAMES: Readonly<Record<string, OperatorName>> = {
  author: 'from',
  by: 'from',
  user: 'from',
  sender: 'from',
  mention: 'mentions',
  to: 'replying_to',
  reply_to: 'replying_to',
  replies_to: 'replying_to',
  replyingto: 'replying_to',
  channel: 'in',
  server: 'in',
  guild: 'in',
  category: 'in',
  thread: 'in',
  with: 'has',
  since: 'after',
  until: 'before',
  date: 'on',
  emoji: 'reaction',
  reacted: 'reaction',
  site: 'domain',
  url: 'domain',
  extension: 'ext',
  filetype: 'ext',
  language: 'lang',
  similar: 'like',
}

/** The names of traits that count as a value of `has:` or `is:` wherever they stand. */
export const CHOICES: Readonly<Record<'has' | 'is', Readonly<Record<string, string>>>> = {
  has: HAS,
  is: IS,
}
export type HasValue = keyof typeof HAS
export type IsValue = keyof typeof IS
