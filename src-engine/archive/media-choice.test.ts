import { expect, test } from 'vitest'
import { chooseFile } from './media'

const asked = { folder: '/exports/new', url: 'a.json_Files/cat-1A2B3.png', size_bytes: null }

function file(folder: string, size_bytes = 5) {
  return { folder, folder_name: folder.slice(folder.lastIndexOf('/') + 1), size_bytes }
}

test('nothing found is nothing', () => {
  expect(chooseFile([], asked)).toEqual([])
})

test('a folder of the name that the url says goes before any other', () => {
  const own = file('/far/away/a.json_Files')
  const near = file('/exports/new/b.json_Files')
  expect(chooseFile([near, own], asked)).toEqual([own, near])
})

test('the nearest goes first, those of its size after it', () => {
  const near = file('/exports/new/b.json_Files')
  const far = file('/exports/old/b.json_Files')
  const other = file('/exports/old/c.json_Files', 6)
  expect(chooseFile([far, other, near], asked)).toEqual([near, far])
})

test('equally near files of several sizes are no answer: a wrong picture is worse than none', () => {
  const one = file('/exports/old/b.json_Files', 5)
  const other = file('/exports/old/c.json_Files', 6)
  expect(chooseFile([one, other], asked)).toEqual([])
  expect(chooseFile([one, other], { ...asked, size_bytes: 6 })).toEqual([other])
})
