import { hash } from 'node:crypto'

const SIGNED_QUERY = /([?&])(?:ex|is|hm)=[^&#]*/g
/** The hash in the name of a downloaded file: 5 digits in either case, 16 since 2.47, the same five before the rest. */
const ASSET_HASH = /(^|-)([\da-f]{5})(?:[\da-f]{11})?(\.[^.]*)?$/i

/**
 * What identifies a picture or file across exports: a remote URL without Discord's expiring signature
 * (`ex`, `is`, `hm`), or the name of a downloaded file without the folder of its export and with its hash in one style.
 */
export function mediaIdentity(url: string): string {
  if (/^https?:\/\//i.test(url)) {
    if (!/[?&](?:ex|is|hm)=/.test(url)) return url
    return url
      .replace(SIGNED_QUERY, '$1')
      .replace(/([?&])&+/g, '$1')
      .replace(/[?&]+$/, '')
  }
  const name = url.slice(Math.max(url.lastIndexOf('/'), url.lastIndexOf('\\')) + 1)
  return name.replace(
    ASSET_HASH,
    (_all, before: string, digits: string, extension = '') =>
      `${before}${digits.toLowerCase()}${extension}`,
  )
}

/** Keys that hold a URL of a picture or file anywhere in an export. */
const MEDIA_KEYS = new Set(['url', 'iconUrl', 'avatarUrl', 'imageUrl', 'sourceUrl', 'canonicalUrl'])
/** A media key whose value is more than an identity: a path, or a URL with a signature. */
const REDUCIBLE =
  /"(?:url|iconUrl|avatarUrl|imageUrl|sourceUrl|canonicalUrl)":"(?!https?:)|[?&](?:ex|is|hm)=/i

/** JSON of a part of a message with its media reduced to their identity, for hashing; `json` = the part as JSON. */
export function identityJson(value: unknown, json = JSON.stringify(value)): string {
  if (!REDUCIBLE.test(json)) return json
  return JSON.stringify(value, (key, inner) =>
    typeof inner === 'string' && MEDIA_KEYS.has(key) ? mediaIdentity(inner) : inner,
  )
}

/** MD5 of the parts as 32 hexadecimal digits, which SQL reads as uuid. Not for security: it tells versions apart. */
export function contentHash(parts: readonly string[]): string {
  return hash('md5', parts.join('\u0001'))
}
