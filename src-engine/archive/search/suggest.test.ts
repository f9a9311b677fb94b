import { afterAll, beforeAll, expect, test } from 'vitest'
import { SearchSuggestion } from '#shared/search'
import type { Database } from '../../db/database'
import { testDatabase } from '../../testing/database'
import { addAuthor, addChannel, addGuild, addMessage, addRow } from '../../testing/rows'
import { planSearch } from './plan'
import { countsSettled, suggest } from './suggest'

let db: Database

/** What is suggested at the end of a text, or at `|`. */
async function suggested(marked: string): Promise<SearchSuggestion[]> {
  const text = marked.replace('|', '')
  const caret = marked.includes('|') ? marked.indexOf('|') : text.length
  const found = await suggest(db, { text, caret, limit: 8 })
  expect(found.map((one) => SearchSuggestion.parse(one))).toEqual(found)
  return found
}
const texts = async (marked: string) => (await suggested(marked)).map(({ text }) => text)

beforeAll(async () => {
  db = await testDatabase()
  await addGuild(db, { id: '1', name: 'Ferry club', icon_url: 'ferry.png' })
  await addGuild(db, { id: '2', name: 'Other' })
  await addChannel(db, { id: '10', name: 'general', category: 'Talk' })
  await addChannel(db, { id: '11', name: 'gardening' })
  await addChannel(db, { id: '12', name: 'empty' })
  await addChannel(db, { id: '20', name: 'general', guild_id: '2' })
  await addRow(db, 'roles', {
    id: '7',
    guild_id: '1',
    name: 'Deck hand',
    exported_at: '2025-01-01',
  })
  await addAuthor(db, {
    id: '100',
    name: 'annie',
    nickname: 'Ann "Lee"',
    avatar_url: 'ann.png',
    roles: ['7'],
  })
  await addAuthor(db, { id: '101', name: 'Zoë Anders' })
  await addAuthor(db, { id: '102', name: 'annie', former_names: ['Ben'] })
  await addAuthor(db, { id: '103', name: 'announcer' })
  await addAuthor(db, { id: '200', webhook_name: 'Hook' })
  await addRow(db, 'emojis', {
    emoji_key: '👍',
    name: '👍',
    code: 'thumbsup',
    is_custom: false,
    is_animated: false,
    file_id: 1,
    exported_at: '2025-01-01',
  })
  const links = [{ url: 'https://github.com/a', domain: 'github.com' }]
  for (let n = 0; n < 3; n++) await addMessage(db, { author_id: '101', channel_id: '11', links })
  const id = await addMessage(db, {
    reactions: [{ emoji_key: '👍', count: 2 }],
    mentions: ['103'],
  })
  await addMessage(db, { posted_at: '2025-03-31T23:30:00Z', reply_to: { id } })
  await addMessage(db, { author_id: '102', guild_id: '2', channel_id: '20' })
  await addMessage(db, { author_id: '200', webhook_name: 'Hook', is_content: false })
  await addMessage(db, {
    author_id: '101',
    attachments: [{ id: '1', file_name: 'a.pdf', extension: 'pdf' }],
  })
  await countsSettled(db, 'UTC')
})
afterAll(() => db.close())

test('operators are offered for nothing and by their beginning', async () => {
  expect((await texts('')).slice(0, 3)).toEqual(['from:', 'mentions:', 'replying_to:'])
  expect(await suggested('fox -re')).toMatchObject([
    { label: 'replying_to:', text: 'fox -replying_to:', caret: 17 },
    { label: 'reaction:' },
    { label: 'reactions:', kind: 'operator', messages: null },
    { label: 'is:reply', messages: 1, text: 'fox -is:reply ' },
    { label: 'has:reaction', messages: 1 },
  ])
})

test('people come with picture, names and how much they wrote, in the order of what is typed', async () => {
  const people = await suggested('from:an')
  expect(people.map(({ label, messages, text }) => [label, messages, text])).toEqual([
    ['Ann "Lee"', 2, 'from:"Ann \\"Lee\\"" '],
    ['annie', 1, 'from:102 '],
    ['Zoë Anders', 4, 'from:"Zoë Anders" '],
  ])
  expect(people[0]).toMatchObject({ detail: 'annie', icon: { url: 'ann.png' }, kind: 'author' })
  expect(await texts('from:zoe')).toEqual(['from:"Zoë Anders" '])
  expect(await suggested('mentions:ann')).toMatchObject([{ label: 'announcer', messages: 1 }])
})

test('places come with what they hold; one name in two guilds is written with its guild', async () => {
  expect((await suggested('in:')).map(({ label, messages }) => [label, messages])).toEqual([
    ['Ferry club', 6],
    ['#general', 3],
    ['#gardening', 3],
    ['Other', 1],
    ['#general', 1],
  ])
  expect(await suggested('in:ferry')).toMatchObject([
    { kind: 'guild', icon: { url: 'ferry.png' }, text: 'in:"Ferry club" ' },
  ])
  expect(await texts('in:#ge')).toEqual(['in:"Ferry club/general" ', 'in:Other/general '])
})

test('values of other operators come with their counts', async () => {
  expect(await suggested('domain:git')).toMatchObject([{ label: 'github.com', messages: 3 }])
  expect(await suggested('ext:')).toMatchObject([{ text: 'ext:pdf ', messages: 1 }])
  expect(await suggested('has:li')).toMatchObject([{ text: 'has:link ', messages: 3 }])
  expect(await suggested('role:deck')).toMatchObject([{ text: 'role:"Deck hand" ', messages: 2 }])
  expect(await suggested('reaction:thumb')).toMatchObject([{ text: 'reaction:👍 ', messages: 1 }])
  expect(await suggested('during:mar')).toMatchObject([{ text: 'during:2025-03 ', messages: 1 }])
  expect(await texts('during:last')).toContain('during:"last week" ')
  expect(await texts('length:')).toContain('length:>100 ')
})

test('a bare word becomes the people and places that begin so', async () => {
  expect(await texts('fox gar')).toEqual(['fox in:#gardening '])
  expect(await texts('@zoe')).toEqual(['from:"Zoë Anders" '])
  expect(await texts('lin| fox')).toEqual(['has:link fox'])
  expect(await texts('"an')).toEqual([])
})

test('what is suggested means exactly what its count says', async () => {
  for (const typed of [
    'from:',
    'mentions:',
    'replying_to:',
    'in:',
    'role:',
    'reaction:',
    'domain:',
    'ext:',
    'has:',
    'is:',
    'during:2',
  ]) {
    for (const { text, messages } of await suggested(typed)) {
      const { where, problems } = await planSearch(db, { text })
      expect([text, problems]).toEqual([text, []])
      if (messages === null || where === null) continue
      const [row] = await db.query<{ n: number }>({
        text: `select count(*)::int as n from discord.messages m where m.is_content and not m.is_twin and ${where.text}`,
        values: where.values,
      })
      expect([text, messages]).toEqual([text, row?.n])
    }
  }
})

test('a day that no calendar has is not suggested, and breaks nothing', async () => {
  expect(await texts('on:2025-02-28')).toEqual(['on:2025-02-28 '])
  for (const day of ['2025-02-30', '2025-13-45', '0000-00-00', '2025-00-10']) {
    expect([day, await texts(`on:${day}`)]).toEqual([day, []])
  }
})
