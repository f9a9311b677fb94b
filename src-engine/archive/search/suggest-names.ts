import { fold } from '#shared/fold'
import { operatorText } from '#shared/search-text/print'
import type { ValueCounts } from './counts'
import { emojisNamed, type Place, placeValue } from './names'
import { type Candidate, type Known, rankOf } from './suggest-candidates'

/** Where the messages of an operator's values are counted. */
const COUNTED_BY: Record<string, 'from' | 'mentions' | 'replies'> = {
  mentions: 'mentions',
  replying_to: 'replies',
}

/** People; their text and picture come later. */
export function authorsFor(name: string, typed: string, { names, counts }: Known): Candidate[] {
  const text = fold(typed).trimStart()
  const messages = counts?.[COUNTED_BY[name] ?? 'from']
  const found = new Map<string, Candidate>()
  for (const [called, keys] of names.authors) {
    const rank = rankOf(called, text)
    if (rank === null) continue
    for (const key of keys) {
      const before = found.get(key)
      if (before && before.rank <= rank) continue
      const count = messages === undefined ? null : (messages.get(key) ?? 0)
      // who is only mentioned wrote nothing to find
      if (count === 0) continue
      const label = names.authorNames.get(key) ?? key
      found.set(key, {
        kind: 'author',
        label,
        detail: '',
        messages: count,
        insert: name,
        picture: { of: 'author', id: key },
        rank,
      })
    }
  }
  return [...found.values()]
}

/** Channels, threads, categories and guilds. */
export function placesFor(name: string, typed: string, { names, counts }: Known): Candidate[] {
  const text = fold(typed).trimStart()
  const bare = text.replace(/^#/, '')
  const found: Candidate[] = []
  for (const place of names.placesById.values()) {
    if (bare !== text && place.kind !== 'channel' && place.kind !== 'thread') continue
    const rank = rankOf(names.folded.get(place.id) ?? '', bare)
    if (rank === null) continue
    const messages = countOf(place, counts)
    if (messages === 0) continue
    found.push({
      kind: place.kind === 'guild' ? 'guild' : 'channel',
      label: place.kind === 'channel' ? `#${place.name}` : place.name,
      detail: place.kind === 'guild' ? 'guild' : `${NOUNS[place.kind]}${place.guild_name}`,
      messages,
      insert: operatorText(name, placeValue(names, place.id)),
      picture: place.kind === 'guild' ? { of: 'guild', id: place.id } : null,
      rank,
    })
  }
  return found
}

const NOUNS = { channel: '', thread: 'thread in ', category: 'category of ' }

function countOf(place: Place, counts: ValueCounts | null): number | null {
  if (counts === null) return null
  if (place.kind === 'guild') return counts.guilds.get(place.id) ?? 0
  return place.channel_ids.reduce((sum, id) => sum + (counts.channels.get(id) ?? 0), 0)
}

/** Roles, those of one name once. */
export function rolesFor(typed: string, { names, counts }: Known): Candidate[] {
  const text = fold(typed.replace(/^@/, '')).trimStart()
  const found: Candidate[] = []
  for (const [called, roles] of names.roles) {
    const rank = rankOf(called, text)
    const [first] = roles
    if (rank === null || first === undefined) continue
    const messages =
      counts &&
      roles.reduce(
        (sum, { guild_id, role_id }) => sum + (counts.roles.get(`${guild_id}/${role_id}`) ?? 0),
        0,
      )
    const guilds = [...new Set(roles.map(({ guild_id }) => names.placesById.get(guild_id)?.name))]
    found.push({
      kind: 'role',
      label: first.name,
      detail: guilds.filter((guild) => guild !== undefined).join(', '),
      messages,
      insert: operatorText('role', first.name),
      picture: null,
      rank,
    })
  }
  return found
}

/** Emoji that somebody reacted with. */
export function emojisFor(typed: string, { names, counts }: Known): Candidate[] {
  const text = fold(typed).replace(/^:/, '')
  const found: Candidate[] = []
  for (const { emoji_key, name, code, is_custom } of names.emojis) {
    const messages = counts ? (counts.reactions.get(emoji_key) ?? 0) : null
    if (messages === 0) continue
    const ranks = [
      rankOf(emoji_key, typed),
      rankOf(fold(name), text),
      rankOf(fold(code ?? ''), text),
    ]
    const rank = Math.min(...ranks.filter((one) => one !== null))
    if (!Number.isFinite(rank)) continue
    const shown = is_custom ? `:${name}:` : emoji_key
    const value = emojisNamed(names, name).length === 1 ? name : emoji_key
    found.push({
      kind: 'value',
      label: shown,
      detail: code ?? (is_custom ? '' : name),
      messages,
      insert: operatorText('reaction', is_custom ? value : emoji_key),
      picture: is_custom ? { of: 'emoji', id: emoji_key } : null,
      rank,
    })
  }
  return found
}
