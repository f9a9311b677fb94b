import { identityJson } from './content-hash'
import type { RawMessage } from './format'
import type { RowNote } from './row-notes'
import { REACTION, REFERENCE, USER, unknownOf, unknownOfList } from './unknown-keys'
import { isTooDeep, object, objects, toText } from './values'

const KNOWN_KEYS = new Set([
  'id',
  'type',
  'timestamp',
  'timestampEdited',
  'callEndedTimestamp',
  'isPinned',
  'content',
  'author',
  'attachments',
  'embeds',
  'stickers',
  'reactions',
  'mentions',
  'reference',
])
const ATTACHMENT_KEYS = 4
const STICKER_KEYS = 4

type Keep = (name: string, value: unknown) => void

/** JSON of everything of a message without a column, under DCE's own keys; null when there is nothing. */
export function extraJson(
  message: RawMessage,
  webhook: string,
  hashed: string[],
  note: RowNote,
): string | null {
  const extra: Record<string, unknown> = {}
  let isEmpty = true
  const keep: Keep = (name, value) => {
    if (value === null || value === undefined) return
    if (Array.isArray(value) && value.length === 0) return
    if (isTooDeep(value)) {
      note('too_deep')
      return
    }
    Object.defineProperty(extra, name, { value, enumerable: true, configurable: true })
    isEmpty = false
  }
  for (const name of Object.keys(message)) {
    if (!KNOWN_KEYS.has(name)) keep(name, (message as Record<string, unknown>)[name])
  }
  const attachments = objects(message.attachments)
  if (attachments.some((each) => Object.keys(each).length > ATTACHMENT_KEYS)) {
    keep('attachments', attachments)
  }
  const stickers = objects(message.stickers)
  if (stickers.some((each) => Object.keys(each).length > STICKER_KEYS)) keep('stickers', stickers)
  keepUnknown(message, webhook, keep, note)
  if (isEmpty) return null
  const telling = whatTells(extra)
  if (telling !== null) hashed.push('extra', identityJson(telling))
  return JSON.stringify(extra)
}

/** Keeps what no column takes of the people, reactions and the reference; of a webhook its face in this message. */
function keepUnknown(
  { author, mentions, reactions, reference }: RawMessage,
  webhook: string,
  keep: Keep,
  note: RowNote,
): void {
  const onTooDeep = () => note('too_deep')
  const face = webhook === '' ? null : toText(author?.avatarUrl, 4000)
  const unknown = author ? unknownOf(author, USER, onTooDeep) : null
  if (face !== null) keep('author', { ...unknown, avatarUrl: face })
  else keep('author', unknown)
  keep('mentions', unknownOfList(mentions, USER, onTooDeep))
  keep('reactions', unknownOfList(reactions, REACTION, onTooDeep))
  const pointer = object(reference)
  if (pointer !== null) keep('reference', unknownOf(pointer, REFERENCE, onTooDeep))
}

/**
 * The part of `extra` that tells versions of a message apart; null when there is none. An interaction's user changes with
 * every export, so only their id counts, and so do all other people; inline emoji are those of the content, with
 * pictures that move.
 */
function whatTells({
  inlineEmojis,
  author,
  mentions,
  reactions,
  ...rest
}: Record<string, unknown>): object | null {
  const { interaction } = rest
  if (typeof interaction === 'object' && interaction !== null) {
    const { user, ...facts } = interaction as { user?: { id?: unknown } }
    return { ...rest, interaction: { ...facts, user: user?.id } }
  }
  return Object.keys(rest).length === 0 ? null : rest
}
