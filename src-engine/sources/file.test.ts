import { rm, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { testFolder } from '../testing/exports'
import { openSource } from './open'
import { type ByteSource, SourceError } from './source'

async function text(bytes: ByteSource, chunkBytes: number, start?: number): Promise<string[]> {
  const parts: string[] = []
  for await (const chunk of bytes.chunks(chunkBytes, start)) {
    parts.push(Buffer.from(chunk).toString())
  }
  return parts
}

test('a file is read in parts, from anywhere, as often as wanted', async () => {
  const folder = await testFolder({ 'a.json': 'abcdefgh' })
  try {
    const bytes = await openSource({ kind: 'file', path: folder.path('a.json'), raw_path: null })
    expect(bytes.size).toBe(8)
    for (let times = 0; times < 2; times++) {
      expect(await text(bytes, 3)).toEqual(['abc', 'def', 'gh'])
      expect(await text(bytes, 3, 5)).toEqual(['fgh'])
      expect(await text(bytes, 3, 9)).toEqual([])
    }
    expect(await bytes.hasChanged()).toBe(false)
    await writeFile(folder.path('a.json'), 'abcdefghi')
    expect(await bytes.hasChanged()).toBe(true)
    await bytes.close()
    await bytes.close()
    await expect(text(bytes, 3)).rejects.toBeInstanceOf(SourceError)
  } finally {
    await folder.remove()
  }
})

test('what cannot be opened is a sentence', async () => {
  const folder = await testFolder({ 'a.json': '' })
  const path = folder.path('a.json')
  await rm(path)
  await expect(openSource({ kind: 'file', path, raw_path: null })).rejects.toThrow(
    'It is no longer there.',
  )
  await expect(
    openSource({ kind: 'file', path: folder.dir, raw_path: null }).then((bytes) => text(bytes, 3)),
  ).rejects.toThrow('It could not be read (EISDIR).')
  await folder.remove()
})
