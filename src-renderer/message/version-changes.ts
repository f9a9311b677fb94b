import { plural, t } from '@lingui/core/macro'
import type { ReactionRow } from '#shared/rows'
import type { ShownParts } from '#shared/version'
import { formatCount } from '../ui/format'

/** What changed beside the text from an older state of a message to the next, each as a short sentence. */
export function changesBetween(older: ShownParts, newer: ShownParts): string[] {
  return [
    ...(older.author.author_id === newer.author.author_id
      ? []
      : [shownAs(older.author.author_name, newer.author.author_name)]),
    ...(older.is_pinned === newer.is_pinned
      ? []
      : [newer.is_pinned ? t`Pinned` : t`Not pinned any more`]),
    ...reactionChanges(older.reactions, newer.reactions),
    ...listChanges(ATTACHMENT, namesOf(older.attachments), namesOf(newer.attachments)),
    ...listChanges(
      STICKER,
      older.stickers.map(({ name }) => name),
      newer.stickers.map(({ name }) => name),
    ),
    ...embedChanges(older.embeds, newer.embeds),
  ]
}

function shownAs(before: string, now: string): string {
  return t`Shown as written by ${now}, before by ${before}`
}

/** How it reads that something came or went. */
type Says = { added(name: string): string; gone(name: string): string }

const ATTACHMENT: Says = {
  added: (name) => t`Attachment added: ${name}`,
  gone: (name) => t`Attachment gone: ${name}`,
}
const STICKER: Says = {
  added: (name) => t`Sticker added: ${name}`,
  gone: (name) => t`Sticker gone: ${name}`,
}

function reactionChanges(older: readonly ReactionRow[], newer: readonly ReactionRow[]): string[] {
  const before = new Map(older.map((each) => [each.emoji_key, each]))
  const after = new Map(newer.map((each) => [each.emoji_key, each]))
  const changes = [...new Map([...before, ...after]).values()].flatMap((each) => {
    const [was, is] = [before, after].map((all) => all.get(each.emoji_key)?.count ?? 0)
    if (was === undefined || is === undefined || was === is) return []
    const emoji = each.is_custom ? `:${each.emoji_name}:` : each.emoji_key
    return `${emoji} ${formatCount(was)} → ${formatCount(is)}`
  })
  return changes.length === 0 ? [] : [t`Reactions: ${changes.join(', ')}`]
}

function namesOf(attachments: ShownParts['attachments']): string[] {
  return attachments.map(({ file_name }) => file_name)
}

/** Names that came and went; equal names count one by one. */
function listChanges(say: Says, older: readonly string[], newer: readonly string[]): string[] {
  return [...without(newer, older).map(say.added), ...without(older, newer).map(say.gone)]
}

function without(names: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  return names.filter((name) => {
    const at = left.indexOf(name)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

function embedChanges(older: ShownParts['embeds'], newer: ShownParts['embeds']): string[] {
  if (JSON.stringify(older) === JSON.stringify(newer)) return []
  const before = formatCount(older.length)
  if (older.length === newer.length) return [t`Link card changed`]
  return [
    t`Link cards: ${before} before, ${plural(newer.length, { one: '# card', other: '# cards' })} now`,
  ]
}
