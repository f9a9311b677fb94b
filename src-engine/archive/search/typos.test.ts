import { afterAll, beforeAll, expect, test } from 'vitest'
import { HIT_END, HIT_START, type SearchMode } from '#shared/search'
import type { Database } from '../../db/database'
import { testDatabase } from '../../testing/database'
import { addAuthor, addChannel, addGuild, addMessage } from '../../testing/rows'
import { saveBackgroundDone } from '../background-work'
import { countAllHits } from './count'
import { searchFacets } from './facets'
import { searchMessages } from './search'
import { WordCounts } from './vocabulary'

let db: Database
const SAID = [
  'the kubernetes cluster is down',
  'kuberntes is hard to spell',
  'a cluster of grapes',
  'nothing to do with it',
  'how to remove a tick with tweezers',
  'tweezers and a tick card',
  'the clock makes tick sounds',
]

beforeAll(async () => {
  db = await testDatabase()
  await addGuild(db)
  await addChannel(db, { id: '10', name: 'general' })
  await addAuthor(db)
  const words = new WordCounts()
  for (let n = 0; n < 6; n++) SAID.push(`kubernetes talk ${n}`)
  for (const content of SAID) {
    await addMessage(db, { content })
    words.add(content)
  }
  await words.write(db)
  await db.script('insert into discord.vocabulary_channels values (10, 999999, 13)')
  await saveBackgroundDone(db, 'vocabulary', 'test')
})
afterAll(() => db.close())

async function search(text: string, mode: SearchMode = 'words', limit = 50) {
  const page = await searchMessages(db, { text, mode, cursor: null, limit })
  const marked = (snippet: string) => snippet.replaceAll(HIT_START, '[').replaceAll(HIT_END, ']')
  return {
    ...page,
    found: page.rows.map(({ snippet, why }) => `${marked(snippet)} (${why.join()})`),
  }
}

test('words written nearly so are found behind those written so, and marked', async () => {
  const { found, mode } = await search('kuberntes', 'typos')
  expect(mode).toBe('typos')
  expect(found[0]).toBe('[kuberntes] is hard to spell (words)')
  expect(found).toHaveLength(8)
  expect(found).toContain('the [kubernetes] cluster is down (typos)')
  expect((await search('kuberntes cluster', 'typos')).found[0]).toBe(
    'the [kubernetes] [cluster] is down (typos)',
  )
})

test('without being asked for they are not found, but offered', async () => {
  const { found, did_you_mean } = await search('kuberntes in:general')
  expect(found).toEqual(['[kuberntes] is hard to spell (words)'])
  expect(did_you_mean).toBe('kubernetes in:general')
  expect((await search('kubernetes')).did_you_mean).toBe(null)
  expect((await search('twezers "a tick" -card')).did_you_mean).toBe('tweezers "a tick" -card')
  expect((await search('kuberntes from:nobody')).did_you_mean).toBe(null)
})

test('in every order, with the same count and facets', async () => {
  for (const sort of ['newest', 'oldest', 'reactions', 'replies'] as const) {
    const query = { text: 'kuberntes', mode: 'typos' as const, sort }
    const { rows } = await searchMessages(db, { ...query, cursor: null, limit: 50 })
    expect(rows).toHaveLength(8)
    expect(rows.filter(({ why }) => why[0] === 'words')).toHaveLength(1)
  }
  expect(await countAllHits(db, { text: 'kuberntes', mode: 'typos' })).toBe(8)
  expect((await searchFacets(db, { text: 'kuberntes', mode: 'typos' })).counted).toBe(8)
  expect(await countAllHits(db, { text: 'kuberntes' })).toBe(1)
})

test('where few have all the words, those follow that have most of them', async () => {
  const { rows } = await search('how do I remove a tick card')
  expect(
    rows
      .slice(0, 2)
      .map(({ content }) => content)
      .sort(),
  ).toEqual(['how to remove a tick with tweezers', 'tweezers and a tick card'])
  expect(rows.map(({ content }) => content)).toContain('the clock makes tick sounds')
  const scores = rows.map(({ score }) => score)
  expect(scores).toEqual([...scores].sort((a, b) => b - a))
})

test('what is left out, phrases and operators hold for those, too', async () => {
  expect((await search('remove tick grapes -card')).found.join()).not.toContain('card')
  expect((await search('remove grapes "tick sounds"')).rows.map(({ content }) => content)).toEqual([
    'the clock makes tick sounds',
  ])
  expect((await search('remove grapes from:nobody')).rows).toEqual([])
  expect((await search('grapes OR nowhere')).rows).toHaveLength(1)
})

test('a count speaks of what has all the words, and of what has some where nothing has all', async () => {
  expect(await countAllHits(db, { text: 'tick tweezers' })).toBe(2)
  expect(await countAllHits(db, { text: 'sounds grapes' })).toBe(2)
  expect(await countAllHits(db, { text: 'sounds grapes from:nobody' })).toBe(0)
})

test('pages give every hit once, through all steps', async () => {
  for (const [text, mode] of [
    ['how do I remove a tick card', 'words'],
    ['kuberntes cluster', 'typos'],
  ] as const) {
    const whole = (await search(text, mode)).rows.map(({ message_id }) => message_id)
    expect(new Set(whole).size).toBe(whole.length)
    for (const limit of [1, 2, 3]) {
      const ids: string[] = []
      let cursor: string | null = null
      do {
        const page: Awaited<ReturnType<typeof searchMessages>> = await searchMessages(db, {
          text,
          mode,
          cursor,
          limit,
        })
        ids.push(...page.rows.map(({ message_id }) => message_id))
        cursor = page.next_cursor
      } while (cursor !== null)
      expect(ids).toEqual(whole)
    }
  }
})
