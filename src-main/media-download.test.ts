import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, get, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { MediaDownload } from '#shared/media'
import { type Answer, download, downloadUrl, type Network } from './media-download'

const PNG = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(20_000, 7)])
const PAGES: Record<string, (response: ServerResponse) => void> = {
  '/a.png': (response) => response.end(PNG),
  '/sized.png': (response) => response.setHeader('content-length', PNG.length).end(PNG),
  '/page.png': (response) => response.end('<!DOCTYPE html><title>Log in</title>'),
  '/text.png': (response) => response.end('nothing here'),
  '/sticker.json': (response) => response.end('{"v":"5.5","layers":[]}'),
  '/tiny.gif': (response) => response.end('GIF89a'),
  '/gone': (response) => response.writeHead(404).end(),
  '/expired': (response) => response.writeHead(403).end(),
  '/down': (response) => response.writeHead(503).end(),
  '/odd': (response) => response.writeHead(418).end(),
  '/to-a': (response) => response.writeHead(302, { location: '/a.png' }).end(),
  '/to-inside': (response) => response.writeHead(302, { location: 'http://10.0.0.7/x' }).end(),
  '/to-name': (response) => response.writeHead(302, { location: 'http://evil.example/x' }).end(),
  '/to-file': (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/to-self': (response) => response.writeHead(302, { location: '/to-self' }).end(),
  '/broken': (response) => {
    response.writeHead(200, { 'content-length': PNG.length + 5 })
    response.write(PNG)
    response.destroy()
  },
  '/silent': (response) => response.flushHeaders(),
}

let dir = ''
let port = 0
let asked: string[] = []
const server = createServer((request, response) => {
  asked.push(request.url ?? '')
  PAGES[request.url ?? '']?.(response)
})
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'download-'))
  server.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(dir, { recursive: true })
})

/** Every name leads to the test's server, whatever address it says it has. */
function network(addresses: Record<string, string[]> = {}): Network {
  return {
    resolve: async (host) => addresses[host] ?? ['1.2.3.4'],
    get: (url, signal) =>
      new Promise<Answer>((resolve, reject) => {
        const request = get({ host: '127.0.0.1', port, path: url.pathname, signal }, (response) => {
          const { statusCode = 0, headers } = response
          if (statusCode === 302) {
            response.destroy()
            return resolve({ kind: 'redirect', to: headers.location ?? '' })
          }
          const size = headers['content-length']
          resolve({
            kind: 'answer',
            status: statusCode,
            total_bytes: size === undefined ? null : Number(size),
            body: response,
            close: () => response.destroy(),
          })
        })
        request.on('error', reject)
      }),
  }
}

let last = 0
async function fetched(
  path: string,
  more: {
    kind?: MediaDownload['kind']
    host?: string
    max_bytes?: number
    idle_ms?: number
    signal?: AbortSignal
    addresses?: Record<string, string[]>
    name?: string
  } = {},
): Promise<Buffer> {
  const target = join(dir, `${++last}.part`)
  asked = []
  const { kind = 'image', host = 'http://cdn.example', name = 'x' } = more
  await download(new URL(path, host), kind, name, target, {
    network: network(more.addresses),
    limits: { max_bytes: more.max_bytes ?? 1e6, idle_ms: more.idle_ms ?? 20_000, redirects: 3 },
    signal: more.signal ?? new AbortController().signal,
    onProgress: () => undefined,
  })
  return readFileSync(target)
}

it('brings a file, also behind a redirect', async () => {
  expect(await fetched('/a.png')).toEqual(PNG)
  expect(await fetched('/sized.png')).toEqual(PNG)
  expect(await fetched('/to-a')).toEqual(PNG)
  expect(asked).toEqual(['/to-a', '/a.png'])
})

it.each([
  ['/gone', 'cdn.example does not have the file any more'],
  ['/expired', 'cdn.example does not have the file any more'],
  ['/down', 'cdn.example cannot answer at the moment (503)'],
  ['/odd', 'cdn.example answered with 418'],
  ['/page.png', 'cdn.example sent a web page instead of the picture'],
  ['/text.png', 'What cdn.example sent is no picture'],
  ['/broken', 'cdn.example'],
  ['/to-file', 'leads on to an address that is no web link'],
  ['/to-self', 'leads from one address to the next'],
])('says what is wrong with %s', async (path, message) => {
  await expect(fetched(path)).rejects.toThrow(message)
})

it('tells that Discord’s links end', async () => {
  await expect(fetched('/expired', { host: 'https://cdn.discordapp.com' })).rejects.toThrow(
    'Discord’s links work for about a day',
  )
})

it('takes what it was asked for and nothing else', async () => {
  await expect(fetched('/sticker.json', { kind: 'sticker' })).resolves.toBeDefined()
  await expect(fetched('/tiny.gif', { kind: 'video' })).resolves.toBeDefined()
  await expect(fetched('/text.png', { kind: 'file' })).resolves.toBeDefined()
  await expect(fetched('/text.png', { kind: 'video' })).rejects.toThrow('is no video')
  await expect(fetched('/page.png', { kind: 'file' })).rejects.toThrow('a web page')
  await expect(fetched('/page.png', { kind: 'file', name: 'a.html' })).resolves.toBeDefined()
})

it('is bounded in bytes and in time, and can be stopped', async () => {
  await expect(fetched('/a.png', { max_bytes: 10_000 })).rejects.toThrow('larger than')
  await expect(fetched('/sized.png', { max_bytes: 10_000 })).rejects.toThrow('larger than')
  await expect(fetched('/silent', { idle_ms: 50 })).rejects.toThrow('sent nothing')
  const controller = new AbortController()
  const stopped = fetched('/silent', { signal: controller.signal })
  controller.abort()
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
})

it('asks nothing when it was stopped while the name was looked up', async () => {
  const controller = new AbortController()
  let requests = 0
  const stopped = download(new URL('http://cdn.example/a.png'), 'image', 'x', join(dir, 'never'), {
    network: {
      resolve: async () => {
        controller.abort()
        return ['1.2.3.4']
      },
      get: async (url, signal) => {
        requests += 1
        return network().get(url, signal)
      },
    },
    limits: { max_bytes: 1e6, idle_ms: 20_000, redirects: 3 },
    signal: controller.signal,
    onProgress: () => undefined,
  })
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
  expect(requests).toBe(0)
})

it('asks nothing of the own network that the link does not name', async () => {
  const refused = 'an address in your own network'
  await expect(fetched('/to-inside')).rejects.toThrow(refused)
  await expect(
    fetched('/to-name', { addresses: { 'evil.example': ['1.1.1.1', '192.168.0.1'] } }),
  ).rejects.toThrow(refused)
  expect(asked).toEqual(['/to-name'])
  await expect(fetched('/a.png', { addresses: { 'cdn.example': ['127.0.0.1'] } })).rejects.toThrow(
    refused,
  )
  expect(asked).toEqual([])
  // the question names this host, and says that it is near
  await expect(fetched('/a.png', { host: 'http://127.0.0.1' })).resolves.toBeDefined()
})

it.each([
  ['https://cdn.example/x', 'https://cdn.example/x'],
  ['//cdn.example/x', 'https://cdn.example/x'],
  ['file:///etc/passwd', undefined],
  ['javascript:alert(1)', undefined],
  ['https://user:secret@cdn.example/', undefined],
  ['a.json_Files/x.png', undefined],
])('%s may be asked for: %s', (url, expected) => {
  expect(downloadUrl(url)?.href).toBe(expected)
})
