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
  link: /*i18n*/ 'a link',
  image: /*i18n*/ 'a picture among its files',
  video: /*i18n*/ 'a video among its files',
  audio: /*i18n*/ 'a sound among its files',
  file: /*i18n*/ 'a file of any kind',
  embed: /*i18n*/ 'a card of a link or a bot',
  sticker: /*i18n*/ 'a sticker',
  reaction: /*i18n*/ 'a reaction',
  code: /*i18n*/ 'code between backticks',
  question: /*i18n*/ 'a question',
}

const IS = {
  pinned: /*i18n*/ 'pinned',
  edited: /*i18n*/ 'edited after it was sent',
  reply: /*i18n*/ 'a reply to another message',
  thread: /*i18n*/ 'written in a thread or post',
  bot: /*i18n*/ 'by a bot or webhook',
  forwarded: /*i18n*/ 'forwarded from elsewhere',
  question: /*i18n*/ 'a question',
  answered: /*i18n*/ 'a question that somebody else answered',
  unanswered: /*i18n*/ 'a question that nobody else answered',
  answer: /*i18n*/ 'an answer to a question of somebody else',
  versioned: /*i18n*/ 'another text in an older export',
  missing: /*i18n*/ 'gone from a later export',
}

/** Every operator, in the order that help shows. */
export const OPERATORS = [
  { name: 'from', value: 'author', what: /*i18n*/ 'by somebody', example: 'from:"Ann Lee"' },
  {
    name: 'mentions',
    value: 'author',
    what: /*i18n*/ 'that mention somebody',
    example: 'mentions:ann',
  },
  {
    name: 'replying_to',
    value: 'author',
    what: /*i18n*/ 'that reply to somebody',
    example: 'replying_to:ann',
  },
  { name: 'role', value: 'role', what: /*i18n*/ 'by holders of a role', example: 'role:Moderator' },
  {
    name: 'in',
    value: 'place',
    what: /*i18n*/ 'in a channel, thread, category or guild',
    example: 'in:#general',
  },
  {
    name: 'has',
    value: 'choice',
    what: /*i18n*/ 'with something in them',
    example: 'has:link',
    choices: HAS,
  },
  { name: 'is', value: 'choice', what: /*i18n*/ 'of a kind', example: 'is:pinned', choices: IS },
  { name: 'before', value: 'date', what: /*i18n*/ 'from before a time', example: 'before:2025-03' },
  { name: 'after', value: 'date', what: /*i18n*/ 'from after a time', example: 'after:2025-03-01' },
  { name: 'on', value: 'date', what: /*i18n*/ 'of a day', example: 'on:yesterday' },
  {
    name: 'during',
    value: 'date',
    what: /*i18n*/ 'of a month, a year or another time',
    example: 'during:"last week"',
  },
  {
    name: 'added',
    value: 'date',
    what: /*i18n*/ 'that came into the archive at a time',
    example: 'added:"this week"',
  },
  { name: 'reaction', value: 'emoji', what: /*i18n*/ 'with this reaction', example: 'reaction:👍' },
  {
    name: 'domain',
    value: 'domain',
    what: /*i18n*/ 'that link to a site',
    example: 'domain:github.com',
  },
  {
    name: 'ext',
    value: 'extension',
    what: /*i18n*/ 'with a file of this kind',
    example: 'ext:pdf',
  },
  { name: 'lang', value: 'language', what: /*i18n*/ 'in a language', example: 'lang:de' },
  {
    name: 'entity',
    value: 'entity',
    what: /*i18n*/ 'that name a person, product or place',
    example: 'entity:"New York"',
  },
  { name: 'length', value: 'number', what: /*i18n*/ 'of some length', example: 'length:>500' },
  {
    name: 'reactions',
    value: 'number',
    what: /*i18n*/ 'with a number of reactions',
    example: 'reactions:>=10',
  },
  {
    name: 'like',
    value: 'message',
    what: /*i18n*/ 'that say what a message says',
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
