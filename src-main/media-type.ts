/** What a file of an export may be shown as. Anything not recognised here is a download, never a page. */
export type MediaType = { content_type: string; is_attachment: boolean }

/** How many bytes {@link mediaType} wants to see. */
export const SNIFF_BYTES = 4096

type Signature = { content_type: string; at?: number; bytes: string; and?: [number, string] }

const SIGNATURES: Signature[] = [
  { content_type: 'image/png', bytes: '\x89PNG\r\n\x1a\n' },
  { content_type: 'image/jpeg', bytes: '\xff\xd8\xff' },
  { content_type: 'image/gif', bytes: 'GIF87a' },
  { content_type: 'image/gif', bytes: 'GIF89a' },
  { content_type: 'image/webp', bytes: 'RIFF', and: [8, 'WEBP'] },
  { content_type: 'image/bmp', bytes: 'BM', and: [6, '\0\0\0\0'] },
  { content_type: 'image/avif', at: 4, bytes: 'ftypavif' },
  { content_type: 'image/avif', at: 4, bytes: 'ftypavis' },
  { content_type: 'image/x-icon', bytes: '\0\0\x01\0' },
  { content_type: 'audio/wav', bytes: 'RIFF', and: [8, 'WAVE'] },
  { content_type: 'audio/mp4', at: 4, bytes: 'ftypM4A' },
  { content_type: 'audio/flac', bytes: 'fLaC' },
  { content_type: 'audio/mpeg', bytes: 'ID3' },
  { content_type: 'audio/aac', bytes: '\xff\xf1' },
  { content_type: 'audio/aac', bytes: '\xff\xf9' },
  { content_type: 'audio/mpeg', bytes: '\xff\xfb' },
  { content_type: 'audio/mpeg', bytes: '\xff\xf3' },
  { content_type: 'audio/mpeg', bytes: '\xff\xf2' },
  { content_type: 'video/mp4', at: 4, bytes: 'ftyp' },
  { content_type: 'video/webm', bytes: '\x1a\x45\xdf\xa3' },
]

/**
 * The type of a file, told by its first bytes and never by its name. Pictures, sound and video are recognised by
 * signature; an SVG is shown in a sandbox; other text is plain text; the rest is a download.
 */
export function mediaType(head: Uint8Array): MediaType {
  const latin = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1')
  if (latin.startsWith('OggS')) return shown(oggType(latin))
  const found = SIGNATURES.find(
    ({ at = 0, bytes, and }) =>
      latin.startsWith(bytes, at) && (!and || latin.startsWith(and[1], and[0])),
  )
  if (found) return shown(found.content_type)
  const text = asText(head)
  if (text === null) {
    return { content_type: 'application/octet-stream', is_attachment: true }
  }
  if (isSvg(text)) {
    return { content_type: 'image/svg+xml', is_attachment: false }
  }
  return { content_type: 'text/plain; charset=utf-8', is_attachment: false }
}

function shown(content_type: string): MediaType {
  return { content_type, is_attachment: false }
}

function oggType(latin: string): string {
  return latin.includes('OpusHead') || latin.includes('\x01vorbis') ? 'audio/ogg' : 'video/ogg'
}

function isSvg(text: string): boolean {
  const body = text.replace(
    /^\uFEFF?\s*(<\?xml[^>]*\?>|<!--[\s\S]*?-->|<!doctype svg[^>]*>|\s)*/i,
    '',
  )
  return /^<svg[\s>]/i.test(body)
}

/** The head as UTF-8 text; null for binary. A character cut off at the end is no objection. */
function asText(head: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return [...text].some((char) => char < ' ' && !'\t\n\r\f\x1b'.includes(char)) ? null : text
  } catch {
    return null
  }
}
