import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { MediaRef } from '#shared/rows'
import { byteRange } from './byte-range'
import { mediaType, SNIFF_BYTES } from './media-type'

/** The scheme of files that exports name: `media://file/<file_id>/<encodeURIComponent(url)>`, `?size=` where it is known. */
export const MEDIA_SCHEME = 'media'

/** Where a file that an export names lies on disk; null when nothing that the user gave holds it. */
export type MediaResolver = (input: MediaRef) => Promise<{ path: string } | null>

/** Answers every request of the media scheme; what cannot be shown is a status code, never an exception. */
export function mediaHandler(resolve: MediaResolver): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return status(405)
    const asked = readMediaUrl(request.url)
    if (!asked) return status(400)
    try {
      const found = await resolve(asked)
      return found ? await sendFile(found.path, request) : status(404)
    } catch {
      return status(404)
    }
  }
}

/** The two parts of a media URL; null when it is not one. */
export function readMediaUrl(address: string): MediaRef | null {
  const match = /^media:\/\/file\/(\d{1,15})\/([^/?#]+)(?:\?size=(\d{1,15}))?$/.exec(address)
  if (!match) return null
  try {
    const url = decodeURIComponent(match[2] ?? '')
    if (url.includes('\0')) return null
    const size = match[3] === undefined ? {} : { size_bytes: Number(match[3]) }
    return { file_id: Number(match[1]), url, ...size }
  } catch {
    return null
  }
}

async function sendFile(path: string, request: Request): Promise<Response> {
  const file = await open(path, 'r')
  let isHandedOver = false
  try {
    const stat = await file.stat()
    if (!stat.isFile()) return status(404)
    const headers = await headersFor(file, stat.size)
    const range = byteRange(request.headers.get('range'), stat.size)
    if (range.kind === 'refused') {
      headers.set('content-range', `bytes */${stat.size}`)
      return new Response(null, { status: 416, headers })
    }
    const { start, end } = range.kind === 'part' ? range : { start: 0, end: stat.size - 1 }
    headers.set('content-length', String(end - start + 1))
    if (range.kind === 'part') headers.set('content-range', `bytes ${start}-${end}/${stat.size}`)
    const code = range.kind === 'part' ? 206 : 200
    if (request.method === 'HEAD' || stat.size === 0) {
      return new Response(null, { status: code, headers })
    }
    isHandedOver = true
    const bytes = file.createReadStream({ start, end, autoClose: true })
    return new Response(Readable.toWeb(bytes) as ReadableStream, { status: code, headers })
  } finally {
    if (!isHandedOver) await file.close()
  }
}

async function headersFor(file: FileHandle, size: number): Promise<Headers> {
  const head = Buffer.alloc(Math.min(size, SNIFF_BYTES))
  const { bytesRead } = await file.read(head, 0, head.length, 0)
  const type = mediaType(head.subarray(0, bytesRead))
  const headers = new Headers({
    'content-type': type.content_type,
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    'cache-control': 'no-cache',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  })
  if (type.is_attachment) headers.set('content-disposition', 'attachment')
  return headers
}

function status(code: number): Response {
  return new Response(null, { status: code, headers: { 'x-content-type-options': 'nosniff' } })
}
