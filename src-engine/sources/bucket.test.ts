import type { ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Bucket } from '#shared/bucket'
import { type BucketServer, bucketServer, refuse, SERVER_KEYS } from '../testing/bucket-server'
import { listBucket, lookIntoBucket } from './bucket'
import type { BucketAccess } from './bucket-client'
import { HEAD_BYTES } from './bucket-object'
import { sourceOpener } from './open'
import { type ByteSource, type FoundFile, SourceError } from './source'

let server: BucketServer
beforeAll(async () => {
  server = await bucketServer()
})
afterAll(() => server.close())
beforeEach(() => server.forget())
afterEach(() => {
  server.door = null
})

const access = (change: Partial<Bucket> = {}, keys = SERVER_KEYS): BucketAccess => ({
  bucket: server.bucket(change),
  keys,
})

const list = async (change: Partial<Bucket> = {}) => (await listBucket(access(change), 0)).files

/** What was thrown, as the sentence that people read. */
async function sentence(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(SourceError)
  return (error as SourceError).message
}

async function opened(file: FoundFile | undefined): Promise<ByteSource> {
  if (file === undefined) throw new Error('not listed')
  return sourceOpener([access()]).open(file.address)
}

async function text(bytes: ByteSource, chunkBytes = 1000, start = 0): Promise<string> {
  const parts: string[] = []
  for await (const part of bytes.chunks(chunkBytes, start)) parts.push(Buffer.from(part).toString())
  return parts.join('')
}

/** A listing in S3's words. */
function listing(response: ServerResponse, keys: readonly string[], encoding = ''): void {
  const contents = keys.map(
    (key) =>
      `<Contents><Key>${key}</Key><Size>3</Size><ETag>"e"</ETag><LastModified>2025-01-01T00:00:00Z</LastModified></Contents>`,
  )
  response.writeHead(200, { 'content-type': 'application/xml' })
  response.end(
    `<ListBucketResult>${encoding}<IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`,
  )
}

describe('a listing', () => {
  it('goes through all pages, and asks for nothing but pages', async () => {
    const names = Array.from({ length: 1003 }, (_, at) => `many/${1000 + at}.json`)
    for (const name of names) await server.put(name, 'x')
    const files = await list({ prefix: 'many/' })
    expect(files.map(({ path }) => path)).toEqual(
      names.map((name) => `s3+${server.endpoint}/exports/${name}`).sort(),
    )
    expect(server.seen).toHaveLength(2)
    expect(server.got()).toEqual([])
  })

  it('follows the rules of folders', async () => {
    const keys = [
      'rules/a/x.json',
      'rules/a/x.json_Files/inner.json',
      'rules/a/x.json_Files/page.html',
      'rules/a/x.json_Files/picture.png',
      'rules/b.JSON',
      'rules/c.zip',
      'rules/d.html',
      'rules/e.json.gz',
      'rules/._b.json',
      'rules/__MACOSX/b.json',
      'rules/picture.png',
    ]
    for (const key of keys) await server.put(key, 'x')
    const { files, problems } = await listBucket(access({ prefix: 'rules/' }), 0)
    const short = files.map(({ path }) => path.slice(path.indexOf('rules/')))
    expect(short).toEqual([
      'rules/a/x.json',
      'rules/a/x.json_Files/inner.json',
      'rules/b.JSON',
      'rules/d.html',
      'rules/e.json.gz',
    ])
    expect(problems).toEqual([
      {
        path: `s3+${server.endpoint}/exports/rules/c.zip`,
        message: expect.stringMatching(/Download it and drop it on the window\.$/),
      },
    ])
    expect(files.filter((file) => file.in_assets)).toHaveLength(1)
    expect(files.some((file) => file.is_given)).toBe(false)
  })

  it('lists the very object that the prefix names, whatever it is called', async () => {
    await server.put('given/export.bak', 'abc')
    const [file] = await list({ prefix: 'given/export.bak' })
    expect(file).toMatchObject({
      is_given: true,
      size_bytes: 3,
      stamp: '900150983cd24fb0d6963f7d28e17f72',
    })
    expect(Number.isNaN(Date.parse(file?.modified_at ?? ''))).toBe(false)
  })

  it('ends when a server gives the same page for ever', async () => {
    server.door = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/xml' })
      response.end(
        '<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>1</NextContinuationToken></ListBucketResult>',
      )
      return true
    }
    expect(await list()).toEqual([])
    expect(server.seen).toHaveLength(2)
  })

  it('stops at once when it is cancelled', async () => {
    const abort = new AbortController()
    server.door = () => {
      abort.abort(new Error('stop'))
      return true
    }
    await expect(listBucket(access(), 0, abort.signal)).rejects.toThrow('stop')
  })
})

describe('keys of every kind', () => {
  it.each([
    ['spaces', 'weird/a  b .json'],
    ['unicode', 'weird/ü 雪 🎉.json'],
    ['percent signs', 'weird/100%41%2e.json'],
    ['plus signs', 'weird/1+1.json'],
    ['markup', `weird/<b>&amp;"it's".json`],
    ['question marks and hashes', 'weird/?a=1#b.json'],
    ['dots', 'weird/..hidden..json'],
    ['a formula', 'weird/=1+1.json'],
    ['many folders', `weird/${'deep/'.repeat(80)}x.json`],
  ])('%s are listed and read', async (_what, key) => {
    await server.put(key, 'content')
    const [file] = await list({ prefix: key })
    expect(file?.path.endsWith(`/exports/${key}`)).toBe(true)
    expect(await text(await opened(file))).toBe('content')
    await server.remove(key)
  })

  it.each([
    ['steps up', 'a/../../b.json'],
    ['steps on the spot', './c/./d.json'],
    ['empty steps', 'x//y.json'],
    ['the longest of all', `${'k'.repeat(1019)}.json`],
  ])('%s go out as they are', async (_what, key) => {
    server.door = (request, response, wanted) => {
      if (wanted === null) listing(response, [key])
      else {
        expect(decodeURIComponent(request.url ?? '')).toContain(`/exports/${key}?`)
        response.writeHead(200, { etag: '"e"', 'content-length': 3 })
        response.end('abc')
      }
      return true
    }
    const [file] = await list()
    expect(file?.path).toBe(`s3+${server.endpoint}/exports/${key}`)
    expect(await text(await opened(file))).toBe('abc')
  })

  it('what XML cannot write comes url-encoded', async () => {
    server.door = (_request, response) => {
      listing(response, ['a%01+b%2B.json', 'a%00.json'], '<EncodingType>url</EncodingType>')
      return true
    }
    const files = await list()
    expect(files.map(({ address }) => address)).toMatchObject([
      { key: 'a\0.json' },
      { key: 'a\u0001 b+.json' },
    ])
    // what a terminal or a database cannot take is made visible
    expect(files.map(({ path }) => path.split('/').at(-1))).toEqual([
      'a\uFFFD00.json',
      'a\uFFFD01 b+.json',
    ])
  })
})

describe('an object', () => {
  const large = Array.from({ length: 300_000 }, (_, at) => `${1_000_000 + at}`).join('')

  it('is read from anywhere; its beginning comes once', async () => {
    await server.put('read/large.json', large)
    const [file] = await list({ prefix: 'read/large' })
    const bytes = await opened(file)
    expect(bytes.size).toBe(large.length)
    server.forget()
    expect(await text(bytes, 100_000)).toBe(large)
    expect(await text(bytes, 100_000, 1_500_000)).toBe(large.slice(1_500_000))
    expect(await text(bytes, 100_000, large.length)).toBe('')
    expect(server.seen.map(({ range }) => range)).toEqual([
      `bytes=0-${HEAD_BYTES - 1}`,
      `bytes=${HEAD_BYTES}-${large.length - 1}`,
      `bytes=1500000-${large.length - 1}`,
    ])
    expect(server.seen.every(({ if_match }) => if_match === `"${file?.stamp}"`)).toBe(true)
  })

  it('that is short is got once, and one that is empty never', async () => {
    await server.put('short/a.json', 'short')
    await server.put('short/b.json', '')
    const [short, empty] = await list({ prefix: 'short/' })
    server.forget()
    const bytes = await opened(short)
    expect([await text(bytes), await text(bytes, 2, 3)]).toEqual(['short', 'rt'])
    expect(await text(await opened(empty))).toBe('')
    expect(server.seen).toMatchObject([{ range: null }])
  })

  it('goes on where the connection dropped', async () => {
    await server.put('drop/large.json', large)
    const [file] = await list({ prefix: 'drop/' })
    server.forget()
    let drops = 3
    server.door = (request, response) => {
      if (drops-- <= 0) return false
      const [, from = '', to = ''] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? []
      response.writeHead(206, {
        etag: `"${file?.stamp}"`,
        'content-range': `bytes ${from}-${to}/${large.length}`,
        'content-length': Number(to) + 1 - Number(from),
      })
      response.write(large.slice(Number(from), Number(from) + 200_000), () => response.destroy())
      return true
    }
    expect(await text(await opened(file), 100_000)).toBe(large)
    const starts = server.seen.map(({ range }) => Number(/\d+/.exec(range ?? '')?.[0]))
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
    expect(starts.filter((start) => start % HEAD_BYTES > 0)).toHaveLength(3)
  })

  it('comes whole from a server that knows no ranges', async () => {
    await server.put('whole/large.json', large)
    const [file] = await list({ prefix: 'whole/' })
    server.door = (_request, response) => {
      response.writeHead(200, { etag: `"${file?.stamp}"`, 'content-length': large.length })
      response.end(large)
      return true
    }
    expect(await text(await opened(file), 100_000)).toBe(large)
  })

  it('that was replaced after the listing is none of both', async () => {
    await server.put('replaced/a.json', 'before')
    const [file] = await list({ prefix: 'replaced/' })
    await server.put('replaced/a.json', 'behind')
    expect(await sentence(opened(file).then((bytes) => text(bytes)))).toMatch(
      /^The object was replaced/,
    )
    // a server that does not know If-Match
    server.door = (_request, response) => {
      response.writeHead(200, { etag: '"other"', 'content-length': 6 })
      response.end('behind')
      return true
    }
    expect(await sentence(opened(file).then((bytes) => text(bytes)))).toMatch(
      /^The object was replaced/,
    )
  })

  it('that was replaced between two of its parts is none of both', async () => {
    await server.put('between/large.json', large)
    const [file] = await list({ prefix: 'between/' })
    const bytes = await opened(file)
    for await (const _part of bytes.chunks(1000)) break
    await server.put('between/large.json', large.replaceAll('1', '2'))
    expect(await sentence(text(bytes))).toMatch(/^The object was replaced/)
  })

  it('that is gone is a sentence about this object', async () => {
    await server.put('gone/a.json', 'x')
    const [file] = await list({ prefix: 'gone/' })
    await server.remove('gone/a.json')
    const error = await text(await opened(file)).catch((thrown: SourceError) => thrown)
    expect(error).toMatchObject({ message: 'The object is no longer there.', isLost: false })
  })

  it('stops at once when it is cancelled', async () => {
    await server.put('cancel/a.json', 'x')
    const [file] = await list({ prefix: 'cancel/' })
    const abort = new AbortController()
    const sources = sourceOpener([access()], abort.signal)
    server.door = () => {
      abort.abort(new Error('stop'))
      return true
    }
    const bytes = await sources.open((file as FoundFile).address)
    await expect(text(bytes)).rejects.toThrow('stop')
  })
})

describe('a first look', () => {
  it('counts, names the host, and reads one byte', async () => {
    await server.put('look/a.json', 'abc')
    await server.put('look/b.json', 'abcd')
    await server.put('look/picture.png', 'abcde')
    server.forget()
    expect(await lookIntoBucket(access({ prefix: 'look/' }))).toEqual({
      host: new URL(server.endpoint).host,
      objects: 3,
      bytes: 12,
      exports: 2,
      export_bytes: 7,
      is_complete: true,
      first_keys: ['look/a.json', 'look/b.json'],
    })
    expect(server.seen.map(({ key, range }) => [key, range])).toEqual([
      [null, null],
      ['look/a.json', 'bytes=0-0'],
    ])
  })

  it('says when the bucket can be listed but not read', async () => {
    await server.put('denied/a.json', 'abc')
    server.door = (_request, response, key) => {
      if (key !== null) refuse(response, 403, 'AccessDenied')
      return key !== null
    }
    expect(await sentence(lookIntoBucket(access({ prefix: 'denied/' })))).toMatch(
      /^This key may not read the object/,
    )
  })

  it('signs nothing when it is anonymous', async () => {
    await server.put('public/a.json', 'abc')
    const look = await lookIntoBucket({
      bucket: server.bucket({ prefix: 'public/', credentials: 'anonymous' }),
      keys: null,
    })
    expect(look.exports).toBe(1)
    expect(server.seen.map(({ is_signed }) => is_signed)).toEqual([false, false])
  })
})

describe('what goes wrong is a sentence', () => {
  it('for a key that the server does not know', async () => {
    const wrong = access({}, { ...SERVER_KEYS, access_key_id: 'WRONG' })
    expect(await sentence(lookIntoBucket(wrong))).toMatch(/does not know this access key id\.$/)
  })

  it('for a bucket that is not there', async () => {
    expect(await sentence(list({ bucket: 'nothere' }))).toMatch(
      /^There is no bucket “nothere” at 127/,
    )
  })

  it('for a key that was never typed in', async () => {
    const none = { bucket: server.bucket(), keys: null }
    expect(await sentence(lookIntoBucket(none))).toMatch(/^No key is kept for the bucket “exports”/)
  })

  it('for a profile that is not there', async () => {
    const profile = { credentials: 'environment', profile: 'nobody-has-this' } as const
    expect(await sentence(list(profile))).toMatch(/^The profile “nobody-has-this”/)
  })

  it('for an address where nothing answers', async () => {
    const other = await bucketServer()
    await other.close()
    expect(await sentence(list({ endpoint: other.endpoint }))).toMatch(
      /could not be reached\. Nothing answers at this address and port/,
    )
  })

  it('for https where only http is spoken', async () => {
    const endpoint = server.endpoint.replace('http:', 'https:')
    expect(await sentence(list({ endpoint }))).toMatch(/begin the endpoint with http:/)
  })

  it.each([
    [403, 'SignatureDoesNotMatch', '', /the secret access key does not belong/],
    [403, 'RequestTimeTooSkewed', '', /Set the clock/],
    [403, 'AccessDenied', '', /s3:ListBucket/],
    [400, 'ExpiredToken', '', /has expired/],
    [400, 'AuthorizationHeaderMalformed', '<Region>eu-west-1</Region>', /in the region eu-west-1/],
    [400, 'AuthorizationHeaderMalformed', '<Region>&lt;script&gt;</Region>', /another address/],
    [404, 'SomethingNew', '', /There is no bucket/],
    [418, 'SomethingNew', '', /not of its web page/],
  ])('for %i %s', async (status, code, more, expected) => {
    server.door = (_request, response) => {
      refuse(response, status, code, more)
      return true
    }
    const said = await sentence(list())
    expect(said).toMatch(expected)
    expect(said).not.toContain(SERVER_KEYS.secret_access_key)
  })

  it('for a web page in the place of a bucket', async () => {
    server.door = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end('<!doctype html><p>Console')
      return true
    }
    expect(await sentence(list())).toMatch(/not of its web page/)
  })
})

it.each([301, 302, 307, 308])('a redirect (%i) is not followed', async (status) => {
  const elsewhere = await bucketServer()
  server.door = (request, response) => {
    response.writeHead(status, { location: `${elsewhere.endpoint}${request.url}` })
    response.end()
    return true
  }
  expect(await sentence(list())).toMatch(/Nothing was sent there/)
  expect(elsewhere.seen).toEqual([])
  await elsewhere.close()
})
