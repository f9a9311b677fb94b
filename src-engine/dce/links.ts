import { getDomain, getHostname } from 'tldts'

/** A link in a message; `domain` is the registrable domain, or the host when it has none. */
export type Link = { url: string; domain: string }

// `[https://shown](https://meant)` holds two links
const URLS = /\bhttps?:\/\/(?:(?!\]\()[^\s<>"])+/gi
const MAX_URL = 4000
const MAX_DOMAIN = 255
const domains = new Map<string, string>()

/** The http(s) links in a text in order; `<…>`, markdown brackets and the sentence's punctuation are no part of them. */
export function findLinks(text: string): Link[] {
  if (!/https?:\/\//i.test(text)) return []
  const links: Link[] = []
  for (const match of text.matchAll(URLS)) {
    const url = trimTail(match[0])
    const domain = domainOf(url)
    if (domain !== null) links.push({ url: url.slice(0, MAX_URL).toWellFormed(), domain })
  }
  return links
}

/** Cuts what the sentence added: quotes, punctuation, and a bracket that was not opened inside the link. */
function trimTail(url: string): string {
  let end = url.length
  let open = 0
  for (const char of url) {
    if (char === '(') open++
    else if (char === ')') open--
  }
  for (; end > 0; end--) {
    const char = url[end - 1] as string
    if (char === ')' && open < 0) open++
    else if (!'.,;:!?\'"`*_~|]}>…»”’'.includes(char)) break
  }
  return url.slice(0, end)
}

/** The registrable domain of a link in lower case, or its host; null when it has no host. Never throws. */
export function domainOf(url: string): string | null {
  const host = hostOf(url)
  if (host === null) return null
  const known = domains.get(host)
  if (known !== undefined) return known
  const domain = (getDomain(host) ?? host).slice(0, MAX_DOMAIN)
  if (domains.size > 20_000) domains.clear()
  domains.set(host, domain)
  return domain
}

function hostOf(url: string): string | null {
  const match = /^https?:\/\/(?:[^/?#@\s]*@)?([^/?#:\\]+)/i.exec(url)
  const simple = match?.[1]
  if (simple !== undefined && /^[a-z0-9.-]+$/i.test(simple)) return simple.toLowerCase()
  try {
    return getHostname(url)?.toWellFormed() || null
  } catch {
    return null
  }
}
