import { expect, test } from 'vitest'
import { fileName } from './file-name'

test.each([
  ['/exports/a.json', 'a.json'],
  ['C:\\exports\\a.json', 'a.json'],
  ['s3://bucket/2024/a.json', 'a.json'],
  ['/exports/backup.zip', 'backup.zip'],
  ['/exports/backup.zip/inner/x.json', 'backup.zip › inner/x.json'],
  ['C:\\exports\\Backup.ZIP/x.json', 'Backup.ZIP › x.json'],
  ['/old.zip/backup.zip/a/b/x.json', 'backup.zip › a/b/x.json'],
  ['/exports/.zip/x.json', 'x.json'],
])('%s is called %s', (path, name) => {
  expect(fileName(path)).toBe(name)
})
