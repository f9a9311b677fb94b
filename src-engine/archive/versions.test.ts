import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { MessageRow } from '#shared/rows'
import type { Scope } from '#shared/scope'
import { MessageVersions } from '#shared/version'
import type { Database } from '../db/database'
import { raw, sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { archiveDump, emptyArchive } from '../testing/dump'
import { exportText, message, type TestExport, testFolder, user } from '../testing/exports'
import { ingestPaths } from '../testing/ingest'
import { listGuilds } from './guilds'
import { messagesInScope, pageMessages } from './messages'
import { messageVersions } from './versions'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())
beforeEach(() => emptyArchive(db))

const MAY = '2025-05-01T00:00:00.000Z'
const JUNE = '2025-06-01T00:00:00.000Z'
const JULY = '2025-07-01T00:00:00.000Z'
const AUGUST = '2025-08-01T00:00:00.000Z'

/** Ingests the files one after the other, each by a job of its own. */
async function ingest(files: Record<string, TestExport>): Promise<void> {
  const folder = await testFolder(
    Object.fromEntries(Object.entries(files).map(([name, each]) => [name, exportText(each)])),
  )
  try {
    const paths = Object.keys(files).map((name) => folder.path(name))
    for (const path of paths) await ingestPaths(db, [path])
  } finally {
    await folder.remove()
  }
}

const messages = (...ids: number[]) => ids.map((id) => message(String(id)))
const at = (exportedAt: string | null, ...ids: number[]): TestExport => ({
  exportedAt,
  messages: messages(...ids),
})

describe('versions', () => {
  const before = message('11', {
    content: 'see [the draft](https://a.example/x)',
    isPinned: true,
    author: user('7', { nickname: 'Ann' }),
    attachments: [{ id: '1', url: 'a.png', fileName: 'a.png', fileSizeBytes: 3 }],
    embeds: [{ title: 'Card', description: null, fields: [] }],
    stickers: [{ id: '5', name: 'wave', format: 'Png', sourceUrl: 'wave.png' }],
    reactions: [
      { emoji: { id: '', name: '👍', code: 'thumbsup' }, count: 2, users: [user('7'), user('8')] },
    ],
    mentions: [user('8')],
  })
  const after = message('11', {
    content: 'see the plan',
    timestampEdited: '2025-06-20T00:00:00+00:00',
    author: user('7', { nickname: 'Ann' }),
  })
  const files = {
    'old one.json': { exportedAt: JUNE, messages: [before] },
    'new.json': { exportedAt: JULY, messages: [after] },
  }

  test('an older state is kept in full, whichever file came first', async () => {
    await ingest(files)
    const first = await archiveDump(db)
    await emptyArchive(db)
    await ingest(Object.fromEntries(Object.entries(files).reverse()))
    const second = await archiveDump(db)
    expect(second.message_versions).toEqual(first.message_versions)
    expect(first.message_versions).toHaveLength(1)

    const found = await messageVersions(db, { channel_id: '10', message_id: '11' })
    expect(MessageVersions.parse(found)).toEqual(found)
    expect(found).toEqual({
      current: { exported_at: JULY, file_name: 'new.json' },
      total: 1,
      versions: [
        {
          content: 'see [the draft](https://a.example/x)',
          edited_at: null,
          exported_at: JUNE,
          file_name: 'old one.json',
          parts: {
            author: expect.objectContaining({ author_id: '7', author_name: 'Ann' }),
            is_pinned: true,
            attachments: [
              { attachment_id: '1', url: 'a.png', file_name: 'a.png', file_size_bytes: 3 },
            ],
            embeds: [expect.objectContaining({ title: 'Card', description: null })],
            stickers: [{ sticker_id: '5', name: 'wave', format: 'Png', source_url: 'wave.png' }],
            reactions: [expect.objectContaining({ emoji_key: '👍', is_custom: false, count: 2 })],
          },
        },
      ],
    })
  })

  test('nothing of it is lost: who reacted, who was mentioned, what has no column', async () => {
    const forward = message('11', { content: '', forwardedMessage: { content: 'old words' } })
    await ingest({ a: { exportedAt: MAY, messages: [forward] }, ...files })
    const data = await db.query<{ data: Record<string, unknown> }>(sql`
      select data from discord.message_versions order by exported_at`)
    expect(data[0]?.data.extra).toEqual({ forwardedMessage: { content: 'old words' } })
    expect(data[1]?.data).toMatchObject({
      author_id: '7',
      type: 'Default',
      reaction_users: [
        ['👍', '7'],
        ['👍', '8'],
      ],
      mentions: ['8'],
    })
  })

  test('newest first; a version of before the column has its text only', async () => {
    const third = { exportedAt: AUGUST, messages: [message('11', { content: 'third' })] }
    await ingest({ ...files, 'third.json': third })
    await db.query(sql`update discord.message_versions set data = null where exported_at = ${JUNE}`)
    const { versions, total } = await messageVersions(db, { channel_id: '10', message_id: '11' })
    expect(total).toBe(2)
    expect(versions.map(({ content, parts }) => [content, parts === null])).toEqual([
      ['see the plan', false],
      ['see [the draft](https://a.example/x)', true],
    ])
  })

  test('a message that is not there is not found', async () => {
    await expect(messageVersions(db, { channel_id: '10', message_id: '1' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('what is shown', () => {
  const ids = (rows: readonly MessageRow[]) => rows.map(({ message_id }) => message_id)
  const inScope = async (scope: Scope) =>
    ids((await messagesInScope(db, { scope, cursor: null, limit: 50 })).messages)

  test('rows say how many versions they have and where they are missing; counts lead to them', async () => {
    const notice = message('14', { type: 'GuildMemberJoin' })
    await ingest({
      'a.json': { exportedAt: JUNE, messages: [...messages(11, 12, 13), notice, ...messages(15)] },
      'b.json': {
        exportedAt: JULY,
        messages: [message('11'), message('13', { isPinned: true }), message('15')],
      },
    })
    const { messages: page } = await pageMessages(db, {
      channel_id: '10',
      place: { kind: 'newest' },
      limit: 10,
    })
    const shown = { exported_at: JULY, file_name: 'b.json', last_shown_at: JUNE }
    expect(page.map(({ message_id, missing_in }) => [message_id, missing_in])).toEqual([
      ['11', null],
      ['12', shown],
      ['13', null],
      ['14', shown],
      ['15', null],
    ])
    expect(page.map(({ version_count }) => version_count)).toEqual([0, 0, 1, 0, 0])
    expect(await inScope({ has: ['missing'] })).toEqual(['12'])
    expect(await inScope({ has: ['versioned'] })).toEqual(['13'])
    expect(await listGuilds(db)).toMatchObject([{ messages: 4, versioned: 1, missing: 1 }])
  })

  test('a newer export that is still being read takes its messages out at once', async () => {
    await ingest({ a: at(JUNE, 11, 12, 13), b: at(JULY, 11, 13) })
    await db.query(sql`update discord.messages set exported_at = ${AUGUST} where id = 12`)
    expect(await inScope({ has: ['missing'] })).toEqual([])
    expect(await listGuilds(db)).toMatchObject([{ missing: 0 }])
  })

  test('a first load of different channels has nothing to compare', async () => {
    await ingest({ a: at(JUNE, 11), b: { ...at(JUNE, 12), channel: { id: '9', name: 'b' } } })
    expect(
      await db.query(sql`${raw('select is_compared, proves_absence from discord.export_spans')}`),
    ).toEqual([
      { is_compared: true, proves_absence: true },
      { is_compared: true, proves_absence: true },
    ])
  })
})
