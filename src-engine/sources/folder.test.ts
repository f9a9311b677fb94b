import { symlink } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { testFolder } from '../testing/exports'
import { zipOf } from '../testing/zips'
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

test('a link that leads to itself is a problem when given, and nothing in a folder', async () => {
  const folder = await testFolder({ 'a.json': '{}' })
  try {
    const loop = folder.path('loop.json')
    await symlink(loop, loop)
    const { files, problems } = await listFolder([folder.dir, loop])
    expect(files.map(({ path }) => path)).toEqual([folder.path('a.json')])
    expect(problems).toEqual([{ path: loop, message: 'Its links lead in a circle.' }])
  } finally {
    await folder.remove()
  }
})

test('a zip archive that is given twice is listed once; what only is called zip is a file', async () => {
  const folder = await testFolder({
    'a.zip': zipOf([{ name: 'x.json', content: '{}' }]),
    'b.zip': 'no archive',
    'c.bak': zipOf([{ name: 'y.json', content: '{}' }]),
  })
  try {
    const given = [folder.path('a.zip'), folder.dir, folder.path('c.bak'), folder.path('a.zip')]
    const { files, containers, problems } = await listFolder(given)
    expect(files.map(({ path }) => path)).toEqual(
      ['a.zip/x.json', 'b.zip', 'c.bak/y.json'].map(folder.path),
    )
    expect(containers).toHaveLength(2)
    expect(problems).toEqual([])
  } finally {
    await folder.remove()
  }
})
