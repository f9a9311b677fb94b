import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { cliIn } from './testing'

const EXPORT = join(process.cwd(), 'fixtures/dce/ferry_synthetic_simple_channel.json')

let dir: string
let server: Server
let endpoint: string
/** Path and signature of each request. */
let asked: { path: string; authorization: string | undefined }[] = []

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'discord-binding-cli-'))
  const content = await readFile(EXPORT)
  server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push({ path, authorization: request.headers.authorization })
    if (path.startsWith('/exports/?') || path.startsWith('/exports?')) {
      response.writeHead(200, { 'content-type': 'application/xml' })
      response.end(
        `<ListBucketResult><Contents><Key>a b.json</Key><Size>${content.length}</Size><ETag>"e"</ETag></Contents></ListBucketResult>`,
      )
    } else {
      response.writeHead(200, { etag: '"e"', 'content-length': content.length })
      response.end(content)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await rm(dir, { recursive: true })
})
beforeEach(() => {
  asked = []
})

/** Ingests into an archive of its own. */
function ingest(archive: string, ...words: string[]) {
  return cliIn(dir, ['ingest', ...words, '--archive', archive], process.env)
}

it('reads a public bucket, and only what changed the second time', async () => {
  const words = ['s3://exports/a', '--endpoint', endpoint, '--anonymous', '--json']
  const first = await ingest('public', ...words)
  expect(first.err).toContain('Reading messages')
  expect(first.code).toBe(0)
  expect(JSON.parse(first.out).files).toMatchObject({ found: 1, ingested: 1 })
  expect(asked.map(({ authorization }) => authorization)).toEqual([undefined, undefined])
  expect(asked[0]?.path).toContain('prefix=a')
  expect(asked[1]?.path).toMatch(/^\/exports\/a%20b\.json\?/)

  asked = []
  expect(JSON.parse((await ingest('public', ...words)).out).files).toMatchObject({ unchanged: 1 })
  expect(asked).toHaveLength(1)
})

it('takes the keys of the environment, and tells them to nobody', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAENV')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'env-secret')
  vi.stubEnv('AWS_ENDPOINT_URL', endpoint)
  vi.stubEnv('AWS_REGION', 'eu-west-9')
  try {
    const { code, out, err } = await ingest('signed', 's3://exports', '--json')
    expect(code).toBe(0)
    expect(asked.every(({ authorization }) => authorization?.includes('AKIAENV/'))).toBe(true)
    expect(asked[0]?.authorization).toContain('/eu-west-9/s3/')
    expect(out + err).not.toContain('env-secret')
  } finally {
    vi.unstubAllEnvs()
  }
})

it('says in a sentence that there is no key', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', undefined)
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(dir, 'none'))
  vi.stubEnv('AWS_CONFIG_FILE', join(dir, 'none'))
  try {
    const { code, err } = await ingest('public', 's3://exports', '--endpoint', endpoint)
    expect(code).toBe(1)
    expect(err).toMatch(/^No key was found: .*\n$/m)
    expect(asked).toEqual([])
  } finally {
    vi.unstubAllEnvs()
  }
})
