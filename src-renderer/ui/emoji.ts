const VS15 = '\uFE0E'
const VS16 = '\uFE0F'
const ZWJ = '\u200D'

/**
 * One emoji as Unicode builds them, with sequences that lack the variation selectors they should have: flags, keycaps,
 * and pictures with skin tones, tags and joined parts. What it finds may still be meant as text: {@link emojiAt} decides.
 */
const SEQUENCE =
  /\p{RI}\p{RI}|[0-9#*]\uFE0F?\u20E3|\p{Extended_Pictographic}(?:\uFE0E|\uFE0F|\p{EMod})?(?:[\u{E0020}-\u{E007E}]+\u{E007F})?(?:\u200D\p{Extended_Pictographic}(?:\uFE0F|\p{EMod})?)*/uy

/** Any character that can begin an emoji; digits, `#` and `*` only before a keycap. */
export const EMOJI_START = /\p{RI}|[0-9#*](?=\uFE0F?\u20E3)|\p{Extended_Pictographic}/u

/**
 * The emoji that stands in the text at an index, '' when there is none. As Unicode has it, a sign that is text by
 * default (❤, ©) is an emoji only with VS16, and one followed by VS15 never is.
 */
export function emojiAt(text: string, index: number): string {
  SEQUENCE.lastIndex = index
  const found = SEQUENCE.exec(text)?.[0] ?? ''
  if (found === '') return ''
  const isOne =
    !found.includes(VS15) &&
    (/^\p{Emoji_Presentation}/u.test(found) || /\uFE0F|\u200D|\u20E3|\p{EMod}/u.test(found))
  return isOne ? found : ''
}

/** A text in its parts: emoji each alone, and what stands between. The parts joined are the text. */
export function splitEmojis(text: string): { text: string; is_emoji: boolean }[] {
  const parts: { text: string; is_emoji: boolean }[] = []
  const start = new RegExp(EMOJI_START, 'gu')
  let done = 0
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const emoji = emojiAt(text, match.index)
    if (emoji === '') continue
    if (match.index > done) parts.push({ text: text.slice(done, match.index), is_emoji: false })
    parts.push({ text: emoji, is_emoji: true })
    done = match.index + emoji.length
    start.lastIndex = done
  }
  if (done < text.length) parts.push({ text: text.slice(done), is_emoji: false })
  return parts
}

/** The name of an emoji's picture in the bundled set; the set may lack it. */
export function emojiFile(emoji: string): string {
  const bare = emoji.replaceAll(VS16, '')
  // The one joined sequence that the set names without its selectors.
  const full = bare.includes(ZWJ) && bare !== '👁\u200D🗨' ? withSelectors(bare) : bare
  return Array.from(full, (sign) => sign.codePointAt(0)?.toString(16)).join('-')
}

/** A joined sequence without selectors with those that its parts should have; many programs leave them out. */
function withSelectors(emoji: string): string {
  return emoji.replace(/(\p{Extended_Pictographic})(?!\p{EMod})/gu, (sign) =>
    /\p{Emoji_Presentation}/u.test(sign) ? sign : sign + VS16,
  )
}
