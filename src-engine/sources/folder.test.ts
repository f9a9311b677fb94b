import { symlink } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { testFolder } from '../testing/exports'
import { listFolder } from './folder'

test('lists candidates and recognisable files, each once, in path order', async () => {
  const folder = await testFolder({
    'b.JSON': '{}',
    'a/x.json': '{}',
    'a/x.json_Files/attachment-1.json': '{}',
    'a/x.json_Files/page.html': '',
    'a/x.json_Files/picture.png': '',
    'c.zip': '',
    'd.html': '',
    '.DS_Store': '',
    '__MACOSX/b.json': '{}',
    '._b.json': '',
    'picture.png': '',
  })
  try {
    await symlink(folder.dir, folder.path('loop'))
    await symlink(folder.path('nowhere'), folder.path('dangling.json'))
    const { files, problems } = await listFolder([
      folder.dir,
      folder.path('a'),
      folder.path('b.JSON'),
    ])
    const names = files.map(({ path }) => path.slice(folder.dir.length + 1))
    expect(names).toEqual([
      'a/x.json',
      'a/x.json_Files/attachment-1.json',
      'b.JSON',
      'c.zip',
      'd.html',
    ])
    expect(problems).toEqual([])
    expect(files.filter((file) => file.in_assets)).toHaveLength(1)
    expect(files.filter((file) => file.is_given).map(({ path }) => path)).toEqual([
      folder.path('b.JSON'),
    ])
    expect(files.every((file) => !Number.isNaN(Date.parse(file.modified_at)))).toBe(true)
  } finally {
    await folder.remove()
  }
})

test('a given file is listed whatever it is called; a missing one is a problem', async () => {
  const folder = await testFolder({ 'export.bak': '{}' })
  try {
    const gone = folder.path('gone')
    const { files, problems } = await listFolder([folder.path('export.bak'), gone])
    expect(files.map(({ path }) => path)).toEqual([folder.path('export.bak')])
    expect(problems).toEqual([{ path: gone, message: 'It is no longer there.' }])
  } finally {
    await folder.remove()
  }
})
