/** Longer texts are not Discord's and stay as they are. */
const MAX_MARKDOWN = 6000

const CODE = /```(?:[a-z0-9+#-]{0,20}\n)?([\s\S]*?)```|``([^`\n]+)``|`([^`\n]+)`/g
const PAIRED = /\*\*|__|~~/g

/**
 * A message as it reads: without Discord's markup, as far as that is certain. Spoilers keep their signs. Mentions that
 * the export holds as numbers are called by their kind.
 */
export function plainText(text: string): string {
  if (text.length > MAX_MARKDOWN) return text
  let plain = ''
  let end = 0
  for (const match of text.matchAll(CODE)) {
    plain += withoutMarkup(text.slice(end, match.index))
    plain += match[1] ?? match[2] ?? match[3] ?? ''
    end = match.index + match[0].length
  }
  return plain + withoutMarkup(text.slice(end))
}

/** The text with everything between two `||`, and these, replaced by what `cover` says. */
export function hideSpoilers(text: string, cover: (hidden: string) => string): string {
  const parts = text.split('||')
  // the last `||` of an odd number opens nothing
  const paired = parts.length % 2 === 1 ? parts.length : parts.length - 1
  return parts
    .map((part, index) => {
      if (index >= paired) return `||${part}`
      return index % 2 === 1 ? cover(part) : part
    })
    .join('')
}

function withoutMarkup(text: string): string {
  return withoutPaired(
    text
      .replace(/^(?:#{1,3} |-# |>{1,3} )/gm, '')
      .replace(/\[([^[\]\n]{1,500})\]\(<?https?:\/\/[^\s<>()]{1,2000}>?\)/g, '$1')
      .replace(/<(https?:\/\/[^\s<>]{1,2000})>/g, '$1')
      .replace(/<@!?\d{1,19}>/g, '@user')
      .replace(/<@&\d{1,19}>/g, '@role')
      .replace(/<#\d{1,19}>/g, '#channel')
      .replace(/<a?:(\w{1,40}):\d{1,19}>/g, ':$1:')
      .replace(/<\/([^<>:\n]{1,100}):\d{1,19}>/g, '/$1')
      .replace(/<t:(\d{1,10})(?::[a-zA-Z])?>/g, (_, seconds) => time(Number(seconds))),
  )
}

function time(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** Bold, underlined and struck text without its signs; a sign without a partner stays. */
function withoutPaired(text: string): string {
  const opened = new Map<string, number>()
  const gone = new Set<number>()
  for (const { 0: sign, index } of text.matchAll(PAIRED)) {
    const opening = opened.get(sign)
    if (opening === undefined) opened.set(sign, index)
    else {
      gone.add(opening).add(index)
      opened.delete(sign)
    }
  }
  return text.replace(PAIRED, (sign, index) => (gone.has(index) ? '' : sign))
}
