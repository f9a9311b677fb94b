import type { EmbedRow } from '#shared/rows'

/** What a card is: exports do not say, so it is told by what it has. */
export type EmbedKind = 'rich' | 'image' | 'gif' | 'video' | 'poll'

const GIF_HOSTS = /(^|\.)(tenor\.com|giphy\.com|klipy\.com)$/

/** Sites whose cards carry their name, by the end of the host. */
const PROVIDERS: [RegExp, string][] = [
  [/(^|\.)(youtube\.com|youtu\.be)$/, 'YouTube'],
  [/(^|\.)spotify\.com$/, 'Spotify'],
  [/(^|\.)twitch\.tv$/, 'Twitch'],
  [/(^|\.)vimeo\.com$/, 'Vimeo'],
  [/(^|\.)tiktok\.com$/, 'TikTok'],
  [/(^|\.)soundcloud\.com$/, 'SoundCloud'],
  [/(^|\.)tenor\.com$/, 'Tenor'],
  [/(^|\.)giphy\.com$/, 'GIPHY'],
  [/(^|\.)klipy\.com$/, 'KLIPY'],
  [/(^|\.)(twitter|x)\.com$/, 'X'],
  [/(^|\.)bsky\.app$/, 'Bluesky'],
  [/(^|\.)reddit\.com$/, 'Reddit'],
  [/(^|\.)github\.com$/, 'GitHub'],
  [/(^|\.)wikipedia\.org$/, 'Wikipedia'],
  [/(^|\.)steampowered\.com$/, 'Steam'],
]

function hostOf(url: string | null): string {
  return url !== null && URL.canParse(url) ? new URL(url).hostname.toLowerCase() : ''
}

/** The name of the site that a card is from; null when it is none of those that people know by name. */
export function providerOf(embed: Pick<EmbedRow, 'url'>): string | null {
  const host = hostOf(embed.url)
  return PROVIDERS.find(([pattern]) => pattern.test(host))?.[1] ?? null
}

/** What a card is. */
export function embedKind(embed: EmbedRow): EmbedKind {
  const hasText = Boolean(
    embed.title || embed.description || embed.author_name || embed.footer || embed.fields.length,
  )
  const pictures = embed.images.length + (embed.thumbnail ? 1 : 0)
  if (embed.fields.some(({ name }) => name === 'poll_question_text')) return 'poll'
  if (GIF_HOSTS.test(hostOf(embed.url)) && (pictures > 0 || embed.video)) return 'gif'
  if (embed.video) return hasText ? 'video' : 'gif'
  return !hasText && pictures > 0 ? 'image' : 'rich'
}

/**
 * The cards of a message as they are drawn: Discord sends further pictures of one page as cards of the same address that
 * hold a picture and nothing else.
 */
export function joinedEmbeds(embeds: readonly EmbedRow[]): EmbedRow[] {
  const joined: EmbedRow[] = []
  for (const embed of embeds) {
    const before = joined.at(-1)
    const isMore =
      before !== undefined &&
      embed.url !== null &&
      embed.url !== '' &&
      embed.url === before.url &&
      before.images.length > 0 &&
      embed.images.length > 0 &&
      !embed.title &&
      !embed.description &&
      embed.fields.length === 0
    if (!isMore) {
      joined.push(embed)
      continue
    }
    const known = new Set(before.images.map(({ url }) => url))
    const more = embed.images.filter(({ url }) => !known.has(url))
    joined[joined.length - 1] = { ...before, images: [...before.images, ...more] }
  }
  return joined
}

/** How a poll ended, from the card that its result is; null values = not said. */
export type PollEnd = {
  question: string
  winner: string | null
  votes: number | null
  total: number | null
}

/** The result that a card of kind `poll` tells. */
export function pollEnd({ fields }: Pick<EmbedRow, 'fields'>): PollEnd {
  const said = new Map(fields.map(({ name, value }) => [name, value]))
  const count = (name: string) => {
    const value = said.get(name)
    return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : null
  }
  return {
    question: said.get('poll_question_text') ?? '',
    winner: said.get('victor_answer_text') || null,
    votes: count('victor_answer_votes'),
    total: count('total_votes'),
  }
}

/** So much of a card is shown before it is unfolded. */
const CHARACTERS = 700
const LINES = 12
const FIELDS = 9

/** True of a card that is folded at first. */
export function isLongEmbed({ description, fields }: EmbedRow): boolean {
  const text = description ?? ''
  const inFields = fields.reduce((sum, { name, value }) => sum + name.length + value.length, 0)
  return (
    text.length > CHARACTERS ||
    text.split('\n').length > LINES ||
    fields.length > FIELDS ||
    inFields > 2 * CHARACTERS
  )
}
