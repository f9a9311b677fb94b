import { utimes, writeFile } from 'node:fs/promises'
import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { testFolder } from '../testing/exports'
import { type ZipEnd, type ZipEntry, zipOf } from '../testing/zips'
import { listFolder } from './folder'
import { openSource } from './open'
import type { FoundFile, Listing, SourceAddress } from './source'

/** What is listed of an archive with these bytes, and what its entries hold; it is gone afterwards. */
async function listed<T>(
  bytes: Uint8Array,
  work: (listing: Listing, zip: string) => Promise<T>,
): Promise<T> {
  const folder = await testFolder({ 'a.zip': bytes })
  try {
    const zip = folder.path('a.zip')
    return await work(await listFolder([zip]), zip)
  } finally {
    await folder.remove()
  }
}

async function contentOf(
  address: SourceAddress,
  chunkBytes = 1000,
  start?: number,
): Promise<Buffer> {
  const bytes = await openSource(address)
  const parts: Uint8Array[] = []
  try {
    for await (const part of bytes.chunks(chunkBytes, start)) {
      expect(part.length).toBeLessThanOrEqual(chunkBytes)
      parts.push(Buffer.from(part))
    }
  } finally {
    await bytes.close()
  }
  return Buffer.concat(parts)
}

const namesIn = (files: readonly FoundFile[], zip: string) =>
  files.map(({ path }) => path.slice(zip.length + 1))

/** The problems of an archive without the place where it lies. */
async function problemsOf(entries: readonly ZipEntry[], end?: ZipEnd): Promise<string[]> {
  return listed(zipOf(entries, end), async ({ problems }, zip) =>
    problems.map(({ path, message }) => `${path.slice(zip.length)}: ${message}`),
  )
}

const noise = (bytes: number) => {
  const out = Buffer.alloc(bytes)
  for (let at = 0, state = 1; at < bytes; at++) {
    state = (state * 48271) % 0x7fffffff
    out[at] = state & 255
  }
  return out
}

test('candidates of an archive are those of a folder, each with the archive before its name', async () => {
  const names = [
    'b.JSON',
    'a/x.json',
    'a/x.json_Files/attachment-1.json',
    'a/x.json_Files/page.html',
    'a/x.json.gz',
    'picture.png',
    'd.html',
    '__MACOSX/b.json',
    'a/._b.json',
    'folder.json/',
  ]
  const bytes = zipOf(names.map((name) => ({ name, content: '{}' })))
  await listed(bytes, async ({ files, containers, problems }, zip) => {
    expect(namesIn(files, zip)).toEqual([
      'a/x.json',
      'a/x.json.gz',
      'a/x.json_Files/attachment-1.json',
      'b.JSON',
      'd.html',
    ])
    expect(problems).toEqual([])
    expect(files.filter((file) => file.in_assets)).toHaveLength(1)
    expect(files.every(({ container, is_given }) => container === zip && !is_given)).toBe(true)
    expect(files[0]).toMatchObject({ size_bytes: 2, stamp: 'crc32:a3a6bf43' })
    expect(new Date(files[0]?.modified_at ?? '').getFullYear()).toBe(2025)
    expect(containers.map(({ path, is_given }) => ({ path, is_given }))).toEqual([
      { path: zip, is_given: true },
    ])
  })
})

test('an entry is read in parts, from anywhere, as often as wanted, stored or deflated', async () => {
  const content = noise(100_000)
  const bytes = zipOf(
    [
      { name: 'deflated.json', content },
      { name: 'stored.json', content, method: 0 },
      { name: 'empty.json', content: '' },
      { name: 'large.json', content, isZip64: true },
    ],
    { isZip64: true },
  )
  await listed(bytes, async ({ files, problems }) => {
    expect(problems).toEqual([])
    expect(files).toHaveLength(4)
    for (const { address, path } of files) {
      const whole = path.endsWith('empty.json') ? Buffer.alloc(0) : content
      expect((await contentOf(address)).equals(whole)).toBe(true)
      expect((await contentOf(address, 1 << 20)).equals(whole)).toBe(true)
      expect((await contentOf(address, 777, 70_001)).equals(whole.subarray(70_001))).toBe(true)
      const opened = await openSource(address)
      expect(opened.size).toBe(whole.length)
      for (let times = 0; times < 2; times++) {
        for await (const part of opened.chunks(10)) {
          expect(Buffer.from(part).equals(whole.subarray(0, 10))).toBe(true)
          break
        }
      }
      await opened.close()
    }
  })
})

test('names lead nowhere, whatever they say', async () => {
  const names: (string | Uint8Array)[] = [
    '/etc/a.json',
    '../../up.json',
    'C:\\windows\\b.json',
    './c.json',
    'nul\0.json',
    'line\n.json',
    Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x2e, 0x6a, 0x73, 0x6f, 0x6e]),
    'same.json',
    'same.json',
    `${'n'.repeat(5000)}.json`,
  ]
  const entries = names.map((name) => ({ name, content: '{}' }))
  await listed(zipOf(entries), async ({ files }, zip) => {
    expect(
      namesIn(files, zip)
        .map((name) => name.slice(0, 30))
        .sort(),
    ).toEqual([
      '(..)/(..)/up.json',
      'C:/windows/b.json',
      'c.json',
      'caf\uFFFDE9.json',
      'etc/a.json',
      'line\uFFFD0A.json',
      'nul\uFFFD00.json',
      'same.json',
      'same.json (2)',
      `…${'n'.repeat(29)}`,
    ])
    expect(files.every(({ address }) => address.kind === 'zip' && address.zip.path === zip)).toBe(
      true,
    )
    for (const { address } of files) expect(`${await contentOf(address)}`).toBe('{}')
  })
  // without the mark for UTF-8: UTF-8 all the same, else the code page of the format
  const unmarked = [Buffer.from('é.json'), Buffer.from([0x82, 0x2e, 0x6a, 0x73, 0x6f, 0x6e])]
  await listed(
    zipOf(unmarked.map((name) => ({ name, content: '', flags: 0 }))),
    async ({ files }, zip) => {
      expect(namesIn(files, zip)).toEqual(['é.json', 'é.json (2)'])
    },
  )
})

test('what cannot be unpacked is told once for each reason, the rest is listed', async () => {
  const entries = [
    { name: 'a.json', content: '{}', flags: 1 },
    { name: 'b.json', content: '{}', flags: 1 },
    { name: 'c.json', content: '{}', method: 93 },
    { name: 'd.json', content: '{}', method: 77 },
    { name: 'e.json', content: '{}' },
    { name: 'picture.png', content: 'x', flags: 1 },
  ]
  expect(await problemsOf(entries)).toEqual([
    '/a.json: It is encrypted, as 1 more in this archive. Unpack the archive and add the folder.',
    '/c.json: It is compressed with a method that cannot be read here (Zstandard). Unpack the archive and add the folder.',
    '/d.json: It is compressed with a method that cannot be read here (77). Unpack the archive and add the folder.',
  ])
  await listed(zipOf(entries), async ({ files }, zip) => {
    expect(namesIn(files, zip)).toEqual(['e.json'])
  })
  expect(await problemsOf([{ name: 'a.json', content: '{}', flags: 0x41 }])).toEqual([
    ': The zip archive is encrypted. Unpack it with its password and add the folder.',
  ])
  expect(await problemsOf([{ name: 'a.json', content: '{}' }], { disk: 1 })).toEqual([
    expect.stringContaining('split into several files'),
  ])
})

test('a damaged directory or a cut archive is told, and what stands before the damage is listed', async () => {
  const entries = ['a.json', 'b.json', 'c.json'].map((name) => ({ name, content: '{"a":1}' }))
  const whole = zipOf(entries)
  for (let length = 4; length < whole.length; length++) {
    await listed(whole.subarray(0, length), async ({ files, problems }) => {
      expect(files).toEqual([])
      expect(problems.map(({ message }) => message)).toEqual([
        expect.stringContaining('no table of contents'),
      ])
    })
  }
  const broken = Buffer.from(whole)
  broken[broken.lastIndexOf('PK\x01\x02', undefined, 'latin1')] = 0
  await listed(broken, async ({ files, problems }, zip) => {
    expect(namesIn(files, zip)).toEqual(['a.json', 'b.json'])
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('only what stands before the damage'),
    ])
  })
  expect(await problemsOf(entries, { count: 2 })).toEqual([
    expect.stringContaining('more files than its table of contents declares'),
  ])
  expect(await problemsOf(entries, { count: 4 })).toEqual([
    expect.stringContaining('only what stands before the damage'),
  ])
})

test('any byte of an archive may be wrong: nothing is thrown', async () => {
  const whole = zipOf([
    { name: 'a.json', content: '{"a":1}' },
    { name: 'b.json', content: '[]', method: 0 },
  ])
  for (let at = 0; at < whole.length; at++) {
    const wrong = Buffer.from(whole)
    wrong[at] = (wrong[at] ?? 0) ^ 0x55
    await listed(wrong, async ({ files }) => {
      for (const { address } of files) {
        if (address.kind !== 'zip') continue
        await contentOf(address).catch((error: unknown) => {
          expect(error).toMatchObject({ name: 'SourceError' })
        })
      }
    })
  }
})

test('archives that are made to fill a disk are refused', async () => {
  const shared = { content: Buffer.alloc(1_000_000, 32), name: 'a.json' }
  expect(await problemsOf([shared, { ...shared, name: 'b.json', offset: 0 }])).toEqual([
    expect.stringContaining(': The zip archive lists the same bytes as several files'),
  ])
  const spaces = deflateRawSync(Buffer.alloc(300_000, 32))
  const huge = { name: 'a.json', content: '', data: spaces, size: 3_000_000_000 }
  expect(await problemsOf([huge])).toEqual([
    '/a.json: It would unpack to more than 200 times its size, which no export does. Unpack the archive and add the folder.',
  ])
  const many = Array.from({ length: 50 }, (_each, index) => ({
    ...huge,
    name: `${index}.json`,
    size: 60_000_000,
  }))
  expect(await problemsOf(many)).toEqual([
    expect.stringContaining('All in all the zip archive would unpack'),
  ])
  expect(await problemsOf([{ ...huge, size: 300_000, offset: 0xfffffff }])).toEqual([
    expect.stringContaining('outside of the archive'),
  ])
})

test.each<[string, Partial<ZipEntry>, string, number]>([
  ['longer than declared', { size: 100 }, 'longer_entry', 100],
  ['much longer than declared', { size: 1 }, 'longer_entry', 1],
  ['shorter than declared', { size: 60_000 }, 'damaged_entry', 50_000],
  ['with another checksum', { crc: 1 }, 'damaged_entry', 50_000],
  ['stored and longer', { method: 0, size: 100 }, 'longer_entry', 100],
  ['stored and shorter', { method: 0, size: 60_000 }, 'damaged_entry', 50_000],
])('an entry %s gives what it declares and then its damage', async (_case, lie, damage, kept) => {
  const content = noise(50_000)
  const after = { name: 'z.txt', content: 'after', method: 0 }
  await listed(zipOf([{ name: 'a.json', content, ...lie }, after]), async ({ files: [file] }) => {
    const bytes = await openSource((file as FoundFile).address)
    let total = 0
    const read = async () => {
      for await (const part of bytes.chunks(1000)) total += part.length
    }
    await expect(read()).rejects.toMatchObject({ damage })
    expect(total).toBe(kept)
    await bytes.close()
  })
})

test('data that zlib refuses loses at most what stands near the damage', async () => {
  const content = noise(200_000)
  const data = deflateRawSync(content)
  // a block type that does not exist
  const at = 150_000
  data.fill(0xff, at)
  await listed(zipOf([{ name: 'a.json', content, data }]), async ({ files: [file] }) => {
    const bytes = await openSource((file as FoundFile).address)
    const parts: Uint8Array[] = []
    const read = async () => {
      for await (const part of bytes.chunks(1 << 20)) parts.push(Buffer.from(part))
    }
    await expect(read()).rejects.toMatchObject({ damage: 'damaged_entry' })
    const kept = Buffer.concat(parts)
    expect(kept.length).toBeGreaterThan(at - 20_000)
    expect(kept.subarray(0, at - 20_000).equals(content.subarray(0, at - 20_000))).toBe(true)
    await bytes.close()
  })
})

test('an archive that changed since it was listed is not read at the old places', async () => {
  const folder = await testFolder({ 'a.zip': zipOf([{ name: 'a.json', content: '{}' }]) })
  try {
    const zip = folder.path('a.zip')
    const { files } = await listFolder([folder.dir])
    const { address } = files[0] as FoundFile
    const bytes = await openSource(address)
    expect(await bytes.hasChanged()).toBe(false)
    await utimes(zip, 1, 1)
    expect(await bytes.hasChanged()).toBe(true)
    await bytes.close()
    await expect(openSource(address)).rejects.toMatchObject({
      message: 'The zip archive changed while it was read. Add it again.',
      damage: null,
    })
    await writeFile(zip, 'no zip any more')
    expect((await listFolder([folder.dir])).files.map(({ path }) => path)).toEqual([zip])
  } finally {
    await folder.remove()
  }
})
