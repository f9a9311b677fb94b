import { open } from 'node:fs/promises'
import type { MediaText } from '#shared/media'

/**
 * The beginning of a file as text: UTF-8, or UTF-16 with a byte order mark. null when it is no text: a NUL or another
 * control character, or bytes that are no UTF-8. No more than `maxBytes` are ever read.
 */
export async function readText(path: string, maxBytes: number): Promise<MediaText | null> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const head = Buffer.alloc(Math.min(size, maxBytes))
    const { bytesRead } = await file.read(head, 0, head.length, 0)
    const text = decode(head.subarray(0, bytesRead))
    return text === null ? null : { text, is_whole: bytesRead >= size, size_bytes: size }
  } finally {
    await file.close()
  }
}

function decode(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : 'utf-8'
  try {
    // as a stream: a character that the limit cuts is left out
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
    return hasControls(text) ? null : text
  } catch {
    return null
  }
}

function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // tab, line feed, form feed, carriage return, and the escape of coloured logs are text
    if (code < 32 && ![9, 10, 12, 13, 27].includes(code)) return true
  }
  return false
}
