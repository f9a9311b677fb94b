import crypto, { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import S3rver from 's3rver'
import type { Bucket, BucketKeys } from '#shared/bucket'

/* An S3-compatible server for tests: s3rver, behind a door that counts, that knows If-Match, and that a test can keep. */

/** The only bucket of the server. */
const NAME = 'exports'

/** The only keys it knows; s3rver checks the id, not the secret. */
export const SERVER_KEYS: BucketKeys = { access_key_id: 'S3RVER', secret_access_key: 'S3RVER' }

/** One request as it came; `key` null = about the bucket. */
export type SeenRequest = {
  key: string | null
  range: string | null
  if_match: string | null
  is_signed: boolean
}

export type BucketServer = {
  endpoint: string
  /** The bucket, read with {@link SERVER_KEYS} unless the test says otherwise. */
  bucket(change?: Partial<Bucket>): Bucket
  put(key: string, content: string | Uint8Array): Promise<void>
  remove(key: string): Promise<void>
  /** Every request since the last {@link BucketServer.forget}, in order. */
  seen: SeenRequest[]
  /** The keys that were got since then, in order. */
  got(): string[]
  forget(): void
  /** Answers in the server's place: true = it is answered. null = the server answers everything. */
  door: ((request: IncomingMessage, response: ServerResponse, key: string | null) => boolean) | null
  close(): Promise<void>
}

/**
 * s3rver writes its continuation tokens with DES, which OpenSSL 3 has no more. Triple DES with one key three times is
 * the same cipher.
 */
function bringBackDes(): void {
  const thrice = (key: Buffer) => Buffer.concat([key, key, key])
  Object.assign(crypto, {
    createCipheriv: (name: string, key: Buffer, iv: Buffer) =>
      name === 'des'
        ? createCipheriv('des-ede3-cbc', thrice(key), iv)
        : createCipheriv(name, key, iv),
    createDecipheriv: (name: string, key: Buffer, iv: Buffer) =>
      name === 'des'
        ? createDecipheriv('des-ede3-cbc', thrice(key), iv)
        : createDecipheriv(name, key, iv),
  })
}

/** Starts the server on a free port of this computer, with an empty bucket. */
export async function bucketServer(): Promise<BucketServer> {
  const directory = await mkdtemp(join(tmpdir(), 'discord-binding-s3-'))
  bringBackDes()
  const s3rver = new S3rver({
    silent: true,
    directory,
    vhostBuckets: false,
    configureBuckets: [{ name: NAME }],
  })
  await s3rver.configureBuckets()
  const answer = s3rver.callback()
  const fileOf = (key: string) => join(directory, NAME, `${key}._S3rver_object`)

  const listener = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const key = keyOf(request)
    const if_match = request.headers['if-match'] ?? null
    self.seen.push({
      key,
      range: request.headers.range ?? null,
      if_match,
      is_signed: request.headers.authorization !== undefined,
    })
    if (self.door?.(request, response, key)) return
    if (key !== null && if_match !== null) {
      const content = await readFile(fileOf(key)).catch(() => null)
      if (content !== null && if_match !== `"${createHash('md5').update(content).digest('hex')}"`) {
        refuse(response, 412, 'PreconditionFailed')
        return
      }
    }
    answer(request, response)
  }
  const server = createServer((request, response) => void listener(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const self: BucketServer = {
    endpoint,
    bucket: (change = {}) => ({
      endpoint,
      region: 'us-east-1',
      bucket: NAME,
      prefix: '',
      path_style: true,
      credentials: 'stored',
      profile: null,
      ...change,
    }),
    async put(key, content) {
      await mkdir(dirname(fileOf(key)), { recursive: true })
      await rm(`${fileOf(key)}.md5`, { force: true })
      await writeFile(fileOf(key), content)
    },
    async remove(key) {
      await rm(fileOf(key))
    },
    seen: [],
    got: () => self.seen.flatMap(({ key }) => (key === null ? [] : [key])),
    forget() {
      self.seen = []
    },
    door: null,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(directory, { recursive: true, force: true })
    },
  }
  return self
}

/** Answers as S3 refuses. `more` are further elements of the answer. */
export function refuse(response: ServerResponse, status: number, code: string, more = ''): void {
  const words = `The secret of it: ${SERVER_KEYS.secret_access_key}`
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(
    `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${words}</Message>${more}</Error>`,
  )
}

function keyOf(request: IncomingMessage): string | null {
  const [path = ''] = (request.url ?? '').split('?')
  const key = path.slice(`/${NAME}/`.length)
  return key === '' ? null : decodeURIComponent(key)
}
