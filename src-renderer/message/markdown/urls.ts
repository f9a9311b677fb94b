/** True for an http(s) address with a host: the only thing that may be opened. */
export function isWebUrl(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url)
}

/**
 * The host that a masked link leads to, when the words that stand for it look like an address with another host; null
 * when the words pretend nothing.
 */
export function disguisedHost(words: string, url: string): string | null {
  const shown = /(?:^|[\s/@])((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})(?:[/:?#\s]|$)/u.exec(
    words.trim(),
  )?.[1]
  if (shown === undefined || !URL.canParse(url)) return null
  const { host } = new URL(url)
  const bare = (name: string) => name.toLowerCase().replace(/^www\./, '')
  return bare(shown) === bare(host) ? null : host
}
