import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OverviewQuery, OverviewScope } from '#shared/overview'
import { correctEntity } from './archive/entities/entity-corrections'
import { messagesInScope } from './archive/messages'
import { overviewBySql } from './archive/overview/by-sql'
import { type Overviews, openOverviews } from './archive/overview/overviews'
import type { Database } from './db/database'
import { sql } from './db/sql'
import { languageKind } from './jobs/language'
import { removeKind } from './jobs/remove'
import { runQuestion } from './questions/run'
import { testDatabase } from './testing/database'
import { exportText, message, type TestExport, testFolder, user } from './testing/exports'
import { ingestPaths, testContext } from './testing/ingest'

/* Whatever happens to the archive, the columns tell what SQL tells: the steps build on each other. */

let db: Database
let dir: string
let overviews: Overviews
beforeAll(async () => {
  db = await testDatabase()
  dir = await mkdtemp(join(tmpdir(), 'overview-'))
  overviews = openOverviews(db, dir)
})
afterAll(async () => {
  await overviews.close()
  await db.close()
  await rm(dir, { recursive: true })
})

const SCOPES: Partial<OverviewScope>[] = [
  {},
  { tz: 'Asia/Kolkata', bots: 'exclude' },
  { channel_id: '10' },
  { author_id: '101', from: '2025-01-01', to: '2025-01-03' },
  { role_id: '7' },
  { emoji: '🎉' },
]

/** Compares every scope, by columns that were there before and by those of a new start. */
async function expectEqual(): Promise<void> {
  for (const narrowed of SCOPES) {
    const query: OverviewQuery = {
      scope: { guild_id: '1', ...narrowed },
      page: narrowed.channel_id ? 'channel' : 'guild',
      top: 20,
    }
    const bySql = await overviewBySql(db, query)
    expect(await overviews.get(query)).toEqual(bySql)
  }
  await overviews.warm()
  const restarted = openOverviews(db, dir)
  const query: OverviewQuery = { scope: { guild_id: '1' }, page: 'guild', top: 20 }
  expect(await restarted.get(query)).toEqual(await overviewBySql(db, query))
  await restarted.close()
}

async function takeIn(files: Record<string, TestExport>): Promise<void> {
  const texts = Object.entries(files).map(([name, file]) => [name, exportText(file)])
  const folder = await testFolder(Object.fromEntries(texts))
  await ingestPaths(db, [folder.dir])
  await folder.remove()
}

async function jobId(kind: string): Promise<number> {
  const [job] = await db.query<{ id: number }>(sql`
    insert into app.jobs (kind, params, state, snapshot)
    values (${kind}, '{}', 'done', '{}') returning id`)
  return job?.id ?? 0
}

async function readMessages(): Promise<void> {
  await languageKind.run({}, testContext(db, await jobId('language')))
}

/** The words of a channel are those that the question about them gives, and each is in as many messages as its scope. */
async function expectSameWords(channel_id: string): Promise<void> {
  const scope = { guild_id: '1', channel_id }
  const { words } = await overviews.get({ scope, page: 'guild', top: 10 })
  const { rows } = await runQuestion(db, {
    id: 'guild_channel_keywords',
    scope: { guild_id: '1' },
    params: {},
    limit: 0,
  })
  const row = rows.find((each) => each.channel_id === channel_id)
  expect(words.length).toBeGreaterThan(2)
  expect(words.map(({ word }) => word).join(', ')).toBe(row?.terms)
  for (const { word, messages } of words) {
    const { total } = await messagesInScope(db, {
      scope: { ...scope, word },
      cursor: null,
      limit: 1,
    })
    expect(total).toBe(messages)
  }
}

const role = (id: string) => ({ id, name: `role ${id}`, color: null, position: 1 })
const party = { emoji: { id: '', name: '🎉', code: 'tada', isAnimated: false, imageUrl: '' } }
const at = (day: number) => ({ timestamp: `2025-01-0${day}T20:00:00+00:00` })
const general = [
  message('1001', { ...at(1), author: user('100', { roles: [role('7')] }) }),
  message('1002', { ...at(2), author: user('101'), reactions: [{ ...party, count: 3 }] }),
  message('1003', { ...at(2), author: user('100'), content: 'Is Ada Lovelace here?' }),
  message('1004', { ...at(3), author: user('555', { isBot: true, name: 'Relay' }) }),
]

test('a first load', async () => {
  await takeIn({
    'a.json': { messages: general },
    'b.json': { channel: { id: '11' }, messages: [message('2001', at(4))] },
  })
  await expectEqual()
})

test('a load that adds a channel, messages of an earlier time and a second guild', async () => {
  await takeIn({
    'c.json': { channel: { id: '12' }, messages: [message('900', { author: user('101') })] },
    'd.json': { messages: [...general, message('1005', { ...at(9), author: user('103') })] },
    'e.json': { guild: { id: '2' }, channel: { id: '20' }, messages: [message('3001')] },
  })
  await expectEqual()
})

test('a newer export with an edit, another reaction and other roles', async () => {
  const [first, second, ...rest] = general
  const messages = [
    { ...first, author: user('100') },
    { ...second, content: 'edited, longer', reactions: [{ ...party, count: 4 }] },
    ...rest,
  ]
  await takeIn({ 'f.json': { exportedAt: '2025-07-01T00:00:00+00:00', messages } })
  await expectEqual()
})

test('a newer export in which nothing but a role is new', async () => {
  const messages = [message('2001', { ...at(4), author: user('100', { roles: [role('7')] }) })]
  const newer = { channel: { id: '11' }, exportedAt: '2025-08-01T00:00:00+00:00', messages }
  await takeIn({ 'g.json': newer })
  await expectEqual()
})

test('a thread whose first message turns out to be a second copy', async () => {
  const channel = { id: '1006', type: 'GuildPublicThread', categoryId: '10', category: 'general' }
  await takeIn({
    'h.json': { channel, messages: [message('1006', at(5)), message('1007', at(6))] },
  })
  await expectEqual()
  const messages = [message('1006', at(5))]
  await takeIn({ 'i.json': { exportedAt: '2025-06-02T00:00:00+00:00', messages } })
  await expectEqual()
})

test('names that were read, merged and hidden', async () => {
  for (const [n, author] of ['100', '101', '103'].entries()) {
    const content = 'Ada Lovelace met Charles Babbage in London'
    const messages = [0, 1].map((m) =>
      message(`40${n}${m}`, { ...at(7), author: user(author), content }),
    )
    await takeIn({ [`${n}.json`]: { channel: { id: `1${n + 3}` }, messages } })
  }
  await readMessages()
  await expectEqual()
  const { entities } = await overviewBySql(db, {
    scope: { guild_id: '1' },
    page: 'guild',
    top: 20,
  })
  expect(entities.length).toBeGreaterThan(1)
  await expectSameWords('13')
  const [into, merged] = entities.map(({ entity_id }) => entity_id) as [number, number]
  await db.transaction((tx) =>
    correctEntity(tx, { kind: 'merge', entity_id: merged, into_id: into }),
  )
  await expectEqual()
  await db.transaction((tx) => correctEntity(tx, { kind: 'hide', entity_id: into }))
  await expectEqual()
})

test('a removal, after which nothing tells of whom it was about', async () => {
  await removeKind.run(
    { kind: 'channel', channel_id: '10' },
    testContext(db, await jobId('remove')),
  )
  await expectEqual()
  const kept = await readFile(join(dir, '1.columns'), 'latin1')
  expect(kept).toContain('"101"')
  expect(kept).not.toContain('"555"')
})

test('a guild that is gone leaves no file', async () => {
  expect(await readdir(dir)).toEqual(['1.columns', '2.columns'])
  await removeKind.run({ kind: 'guild', guild_id: '2' }, testContext(db, await jobId('remove')))
  await overviews.warm()
  expect(await readdir(dir)).toEqual(['1.columns'])
  await expectEqual()
})
