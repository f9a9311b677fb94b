import type { ReactionRow } from '#shared/rows'
import type { ShownParts } from '#shared/version'
import { countOf, formatCount } from '../ui/format'

/** What changed beside the text from an older state of a message to the next, each as a short sentence. */
export function changesBetween(older: ShownParts, newer: ShownParts): string[] {
  return [
    ...(older.author.author_id === newer.author.author_id
      ? []
      : [`Shown as written by ${newer.author.author_name}, before by ${older.author.author_name}`]),
    ...(older.is_pinned === newer.is_pinned
      ? []
      : [newer.is_pinned ? 'Pinned' : 'Not pinned any more']),
    ...reactionChanges(older.reactions, newer.reactions),
    ...listChanges('Attachment', namesOf(older.attachments), namesOf(newer.attachments)),
    ...listChanges(
      'Sticker',
      older.stickers.map(({ name }) => name),
      newer.stickers.map(({ name }) => name),
    ),
    ...embedChanges(older.embeds, newer.embeds),
  ]
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
  return changes.length === 0 ? [] : [`Reactions: ${changes.join(', ')}`]
}

function namesOf(attachments: ShownParts['attachments']): string[] {
  return attachments.map(({ file_name }) => file_name)
}

/** Names that came and went; equal names count one by one. */
function listChanges(noun: string, older: readonly string[], newer: readonly string[]): string[] {
  return [
    ...without(newer, older).map((name) => `${noun} added: ${name}`),
    ...without(older, newer).map((name) => `${noun} gone: ${name}`),
  ]
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
  if (older.length === newer.length) return ['Link card changed']
  return [`Link cards: ${formatCount(older.length)} before, ${countOf(newer.length, 'card')} now`]
}
