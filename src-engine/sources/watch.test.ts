import { mkdir, rm, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { testFolder } from '../testing/exports'
import { lookAtFolder } from './look'
import { watchFolder } from './watch'

/** Watches a folder; `change` resolves when the watcher told of something after it was asked for. */
async function watching(dir: string) {
  let tell: () => void = () => undefined
  const watcher = await watchFolder(dir, {
    changed: () => tell(),
    lost: () => {
      throw new Error('lost')
    },
  })
  if (!watcher) throw new Error('the folder of the test cannot be watched')
  const change = () =>
    new Promise<void>((resolve) => {
      tell = resolve
    })
  return { close: () => watcher.close(), change }
}

test('a watched folder tells of new, grown and removed files, and of new folders and what comes into them', async () => {
  const folder = await testFolder({ 'a.json': '1', 'below/b.json': '1' })
  const watcher = await watching(folder.dir)
  try {
    for (const work of [
      () => writeFile(folder.path('new.json'), '1'),
      () => writeFile(folder.path('a.json'), '12'),
      () => writeFile(folder.path('below/b.json'), '12'),
      () => rm(folder.path('new.json')),
    ]) {
      const change = watcher.change()
      await work()
      await change
    }
    const appeared = watcher.change()
    await mkdir(folder.path('later'))
    await appeared
  } finally {
    await watcher.close()
    await folder.remove()
  }
})

test('a folder that is not there cannot be watched', async () => {
  const folder = await testFolder({})
  await folder.remove()
  await expect(
    watchFolder(folder.dir, { changed: () => undefined, lost: () => undefined }),
  ).rejects.toThrow()
})

test('a look changes with what may be an export, and with nothing else', async () => {
  const folder = await testFolder({
    'a.json': '1',
    'a.json_Files/picture.png': '1',
    'a.json_Files/attachment.json': '1',
  })
  try {
    const look = () => lookAtFolder(folder.dir)
    const first = await look()
    expect(first).toEqual({ is_there: true, fingerprint: expect.any(String) })
    await writeFile(folder.path('a.json_Files/attachment.json'), '12')
    await writeFile(folder.path('a.json_Files/more.png'), '12')
    await writeFile(folder.path('picture.png'), '12')
    expect(await look()).toEqual(first)
    await writeFile(folder.path('a.json'), '12')
    const grown = await look()
    expect(grown).not.toEqual(first)
    await writeFile(folder.path('b.json'), '1')
    expect(await look()).not.toEqual(grown)
    expect(await lookAtFolder(folder.path('a.json'))).toEqual({ is_there: false })
    expect(await lookAtFolder(folder.path('nowhere'))).toEqual({ is_there: false })
  } finally {
    await folder.remove()
  }
})
