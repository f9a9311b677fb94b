/** The address as an http(s) URL without user name and password; null for every other scheme. */
export function webLink(address: string): URL | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  return isWeb && url.username === '' && url.password === '' ? url : null
}

/** A file name from text that may hold anything: one component, no reserved characters, at most 120 characters. */
export function safeFileName(name: string): string {
  const clean = name
    .replace(/\p{Cc}|[\\/:*?"<>|]/gu, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(0, 120)
  return clean === '' ? 'export' : clean
}
