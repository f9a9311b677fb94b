import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { byteRange } from './byte-range'
import { mediaHandler, readMediaUrl } from './media'
import { mediaType } from './media-type'

const PNG = Buffer.from('\x89PNG\r\n\x1a\n0123456789', 'latin1')
const FILES: Record<string, Buffer> = {
  'pic.png': PNG,
  'still-1A2B3.gif': PNG,
  'page.html': Buffer.from('<!doctype html><script>alert(1)</script>'),
  'picture.svg': Buffer.from(
    '<?xml version="1.0"?>\n<!-- hi -->\n<svg xmlns="http://www.w3.org/2000/svg"/>',
  ),
  'data.bin': Buffer.from([1, 2, 3, 0, 255]),
  empty: Buffer.alloc(0),
}
let dir = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'media-'))
  for (const [name, bytes] of Object.entries(FILES)) writeFileSync(join(dir, name), bytes)
})
afterAll(() => rmSync(dir, { recursive: true }))

const answer = mediaHandler(async ({ url }) => {
  if (url === 'broken') throw new Error('the engine is gone')
  return url.includes('..') ? null : { path: join(dir, url) }
})
const get = (name: string, headers: Record<string, string> = {}, method = 'GET') =>
  answer(new Request(`media://file/1/${encodeURIComponent(name)}`, { headers, method }))

describe('the media scheme', () => {
  it('sends a picture whole', async () => {
    const response = await get('pic.png')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(Buffer.from(await response.arrayBuffer())).toEqual(PNG)
  })

  it('defect 32: a still that was saved for a GIF is what its bytes are', async () => {
    expect((await get('still-1A2B3.gif')).headers.get('content-type')).toBe('image/png')
  })

  it('sends a part', async () => {
    const response = await get('pic.png', { range: 'bytes=8-11' })
    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe(`bytes 8-11/${PNG.length}`)
    expect(response.headers.get('content-length')).toBe('4')
    expect(await response.text()).toBe('0123')
  })

  it('refuses a part past the end', async () => {
    const response = await get('pic.png', { range: 'bytes=99-' })
    expect(response.status).toBe(416)
    expect(response.headers.get('content-range')).toBe(`bytes */${PNG.length}`)
  })

  it('never shows a page: HTML is plain text in a sandbox', async () => {
    const response = await get('page.html')
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
  })

  it('shows an SVG only in a sandbox without scripts', async () => {
    const response = await get('picture.svg')
    expect(response.headers.get('content-type')).toBe('image/svg+xml')
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
  })

  it('offers everything else as a download', async () => {
    const response = await get('data.bin')
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect(response.headers.get('content-disposition')).toBe('attachment')
  })

  it('answers HEAD and empty files without a body', async () => {
    const head = await get('pic.png', {}, 'HEAD')
    expect(head.headers.get('content-length')).toBe(String(PNG.length))
    expect(await head.text()).toBe('')
    const empty = await get('empty')
    expect([empty.status, await empty.text()]).toEqual([200, ''])
  })

  it.each(['..%2f..%2fetc/passwd', '../secret', 'absent.png', 'broken', './'])(
    'finds nothing at %s',
    async (name) => {
      expect((await get(name)).status).toBe(404)
    },
  )

  it('takes no other method', async () => {
    expect((await get('pic.png', {}, 'POST')).status).toBe(405)
  })
})

it.each([
  ['media://file/12/a%2Fb.png', { file_id: 12, url: 'a/b.png' }],
  ['media://file/12/a%20%23%3F.png', { file_id: 12, url: 'a #?.png' }],
  ['media://file/12/a.png?size=34', { file_id: 12, url: 'a.png', size_bytes: 34 }],
  ['media://file/12/a.png?size=x', null],
  ['media://file/12/a/b.png', null],
  ['media://file/x/a.png', null],
  ['media://other/12/a.png', null],
  ['media://file/12/%E0%A4%A', null],
  ['media://file/12/a%00b', null],
  ['media://file/12/', null],
])('reads %s', (address, expected) => {
  expect(readMediaUrl(address)).toEqual(expected)
})

it.each([
  [null, { kind: 'whole' }],
  ['bytes=0-', { kind: 'part', start: 0, end: 99 }],
  ['bytes=10-19', { kind: 'part', start: 10, end: 19 }],
  ['bytes=90-500', { kind: 'part', start: 90, end: 99 }],
  ['bytes=-10', { kind: 'part', start: 90, end: 99 }],
  ['bytes=-500', { kind: 'part', start: 0, end: 99 }],
  ['bytes=-0', { kind: 'refused' }],
  ['bytes=100-', { kind: 'refused' }],
  ['bytes=20-10', { kind: 'whole' }],
  ['bytes=0-1,5-6', { kind: 'whole' }],
  ['pages=1-2', { kind: 'whole' }],
  ['bytes=-', { kind: 'whole' }],
])('reads the range %s of 100 bytes', (header, expected) => {
  expect(byteRange(header, 100)).toEqual(expected)
})

it.each([
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['GIF89a', 'image/gif'],
  ['RIFF\x01\x02\x03\x04WEBPVP8 ', 'image/webp'],
  ['RIFF\x01\x02\x03\x04WAVEfmt ', 'audio/wav'],
  ['\0\0\0\x1cftypisom', 'video/mp4'],
  ['\0\0\0\x1cftypM4A ', 'audio/mp4'],
  ['\0\0\0\x1cftypavif', 'image/avif'],
  ['\x1a\x45\xdf\xa3', 'video/webm'],
  ['OggS\0\x02OpusHead', 'audio/ogg'],
  ['OggS\0\x02\x80theora', 'video/ogg'],
  ['ID3\x04', 'audio/mpeg'],
  ['<html><svg>', 'text/plain; charset=utf-8'],
  ['hello', 'text/plain; charset=utf-8'],
  ['PK\x03\x04\0', 'application/octet-stream'],
  ['%PDF-1.7\n%\xb5\xed', 'application/octet-stream'],
  ['MZ\x90\0', 'application/octet-stream'],
])('tells %j', (bytes, expected) => {
  expect(mediaType(Buffer.from(bytes, 'latin1')).content_type).toBe(expected)
})

it('takes text whose last character is cut off for text', () => {
  expect(mediaType(Buffer.from('für').subarray(0, 2)).content_type).toMatch(/^text/)
})
