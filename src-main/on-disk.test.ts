import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { onDisk } from './on-disk'

test('a file is shown itself, an entry of an archive file by that, and what is gone not at all', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'discord-binding-test-'))
  try {
    await writeFile(join(dir, 'a.json'), '')
    await writeFile(join(dir, 'b.zip'), '')
    expect(await onDisk(join(dir, 'a.json'))).toBe(join(dir, 'a.json'))
    expect(await onDisk(join(dir, 'b.zip/folder/c.json'))).toBe(join(dir, 'b.zip'))
    expect(await onDisk(join(dir, 'gone.json'))).toBe(null)
    expect(await onDisk(join(dir, 'gone/c.json'))).toBe(null)
    expect(await onDisk('s3://bucket/a.json')).toBe(null)
  } finally {
    await rm(dir, { recursive: true })
  }
})
