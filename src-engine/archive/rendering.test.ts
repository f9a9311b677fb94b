import { afterAll, beforeAll, expect, test } from 'vitest'
import { MessageRow } from '#shared/rows'
import type { Database } from '../db/database'
import { testDatabase } from '../testing/database'
import { ingestPaths } from '../testing/ingest'
import { listChannels } from './channels'
import { pageMessages } from './messages'
import { listRoles } from './roles'

const GUILD = '1345000000000000000'
let db: Database

beforeAll(async () => {
  db = await testDatabase()
  await ingestPaths(db, ['fixtures/rendering'])
})
afterAll(() => db.close())

/** The messages of a case of fixtures/rendering, by the caption above them. */
async function readCase(channel: string, caption: string): Promise<MessageRow[]> {
  const channels = await listChannels(db, { guild_id: GUILD })
  const channel_id = channels.find(({ channel_name }) => channel_name === channel)?.channel_id ?? ''
  const place = { kind: 'oldest' } as const
  const { messages } = await pageMessages(db, { channel_id, place, limit: 200 })
  expect(messages.map((message) => MessageRow.parse(message))).toEqual(messages)
  const isCaption = ({ author }: MessageRow) => author.author_name === 'Caption'
  const start = messages.findIndex(({ content }) => content === `### ${caption}`) + 1
  const rest = messages.slice(start)
  const end = rest.findIndex(isCaption)
  return rest.slice(0, end < 0 ? undefined : end)
}

test('people whom a text names by id are given with it when the archive knows them', async () => {
  const [elsewhere] = await readCase('mentions', 'A person the message does not list')
  expect(elsewhere?.mentions).toMatchObject([{ author_name: 'Faraway Fay', color: '#3498DB' }])
  const [nobody] = await readCase('mentions', 'A person nobody knows')
  expect(nobody?.mentions).toEqual([])
  const [listed] = await readCase('mentions', 'A person, by id')
  expect(listed?.mentions.map(({ author_name }) => author_name).sort()).toEqual(['Ana Lee', 'Bo'])
})

test('a reply tells what its original holds beside text', async () => {
  const [, answer] = await readCase('replies', 'A reply to a message without text')
  expect(answer?.reference).toMatchObject({ excerpt: '', holds: ['attachment'] })
  const [, plain] = await readCase('replies', 'A reply')
  expect(plain?.reference).toMatchObject({ holds: [], author: { author_name: 'Bo' } })
  const [lost] = await readCase('replies', 'The original is not in the archive')
  expect(lost?.reference).toMatchObject({ author: null, excerpt: null, holds: [] })
})

test('an answer to a command names who used it, with their picture', async () => {
  const [answer] = await readCase('replies', 'A command and its answer')
  expect(answer?.interaction).toMatchObject({
    name: 'tide now',
    user_name: 'Bo',
    author: { author_name: 'Bo', avatar: { url: 'faces_Files/face-3.png' } },
  })
})

test('the roles of a guild come highest first', async () => {
  const roles = await listRoles(db, { guild_id: GUILD })
  expect(roles.map(({ role_name }) => role_name)).toEqual([
    'Captain',
    'Navigator on watch',
    'Shadow',
    'Lantern',
    'Member',
  ])
  expect(roles.at(-1)?.color).toBeNull()
  expect(await listRoles(db, { guild_id: '1' })).toEqual([])
})
