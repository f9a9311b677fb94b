import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database'
import { type Sql, sql } from '../db/sql'
import { testDatabase } from '../testing/database'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

async function value<T>(expression: Sql): Promise<T> {
  const [row] = await db.query<{ value: T }>(sql`select ${expression} as value`)
  return row?.value as T
}
const keyOf = (name: string, folder = 'a.json_Files') =>
  value<string>(sql`discord.media_key(${folder}, ${name})`)
const keysOf = (url: string) => value<string[]>(sql`discord.media_keys(${url})`)
const sha = (text: string) => createHash('sha256').update(text).digest('hex')

test.each([
  ['five digits in either case', 'cat-1A2B3.png', 'cat-1a2b3.png'],
  ['sixteen digits', 'cat-1a2b3.png', 'cat-1a2b3c4d5e6f7081.png'],
  ['sixteen upper digits', 'cat-1a2b3.png', 'cat-1A2B3C4D5E6F7081.png'],
  ['a name that is only the hash', '1A2B3', '1a2b3c4d5e6f7081'],
  ['no extension', 'DiscordChatExporter-263B5', 'DiscordChatExporter-263b5aabbccddee0'],
  ['dashes before the hash', 'a-b-c-1A2B3.gif', 'a-b-c-1a2b3c4d5e6f7081.gif'],
  ['an accent in one or two characters', 'caf\u00e9-1A2B3.png', 'cafe\u0301-1A2B3.png'],
  ['what Windows cannot write', 'a:b?-1A2B3.png', 'a_b_-1A2B3.png'],
])('the same asset has one key: %s', async (_case, one, other) => {
  expect(await keyOf(one)).toBe(await keyOf(other))
  expect(await keyOf(one, 'elsewhere')).toBe(await keyOf(other))
})

test.each([
  ['another hash', 'cat-1A2B3.png', 'cat-1A2B4.png'],
  ['another name', 'cat-1A2B3.png', 'dog-1A2B3.png'],
  ['another type', 'cat-1A2B3.png', 'cat-1A2B3.jpg'],
  ['a number in the place of a hash', 'cat (2).png', 'cat (3).png'],
  ['digits that are too many', 'cat-1a2b3c.png', 'cat-1a2b3.png'],
])('other assets have other keys: %s', async (_case, one, other) => {
  expect(await keyOf(one)).not.toBe(await keyOf(other))
})

test('a name without a hash counts with its folder: it is another picture in every export', async () => {
  expect(await keyOf('cat (2).png', 'a.json_Files')).toBe('a.json_files/cat (2).png')
  expect(await keyOf('cat (2).png', 'b.json_Files')).not.toBe(
    await keyOf('cat (2).png', 'a.json_Files'),
  )
})

test('a remote url has the keys of its downloads, with and without the signature', async () => {
  const bare = 'https://cdn.discordapp.com/attachments/1/2/cat.png'
  const url = `${bare}?ex=65a1&is=65b2&hm=abc&`
  expect(await keysOf(url)).toEqual([
    `cat-${sha(url).slice(0, 5)}.png`,
    `cat-${sha(bare).slice(0, 5)}.png`,
  ])
  expect(await keysOf(bare)).toEqual([`cat-${sha(bare).slice(0, 5)}.png`])
})

test('what is left of a query stands right behind the path, as DCE hashes it', async () => {
  const url = 'https://cdn.discordapp.com/avatars/1/a_b.gif?size=512'
  expect(await keysOf(url)).toContain(
    `a_b-${sha('https://cdn.discordapp.com/avatars/1/a_b.gifsize=512').slice(0, 5)}.gif`,
  )
})

test('other hosts keep their query', async () => {
  const url = 'https://media.example.com/cat.png?ex=1'
  expect(await keysOf(url)).toEqual([`cat-${sha(url).slice(0, 5)}.png`])
})

test('names of downloads are cut as DCE cuts them', async () => {
  const hash = (url: string) => sha(url).slice(0, 5)
  const long = `https://x.example/${'n'.repeat(60)}.png`
  expect(await keysOf(long)).toEqual([`${'n'.repeat(42)}-${hash(long)}.png`])
  const dot = `https://x.example/a.${'e'.repeat(60)}`
  expect(await keysOf(dot)).toEqual([`a.${'e'.repeat(40)}-${hash(dot)}`])
  const none = 'https://x.example/'
  expect(await keysOf(none)).toEqual([hash(none)])
})

test.each(['', '/', '\\', 'a/'])('%j names no file', async (url) => {
  expect(await keysOf(url)).toEqual([])
})
