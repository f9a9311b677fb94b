import { rm, utimes, writeFile } from 'node:fs/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Removal } from '#shared/removal'
import { planRemoval } from '../archive/removal'
import { namesOf } from '../archive/search/names'
import { channelDays } from '../archive/timeline'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { archiveDump, archiveRows, emptyArchive } from '../testing/dump'
import { exportText, message, type TestExport, testFolder, user } from '../testing/exports'
import { ingestPaths, testContext } from '../testing/ingest'
import { runIngest } from './ingest'
import type { JobContext } from './kind'
import { removeKind } from './remove'
import { vocabularyKind } from './vocabulary'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())
beforeEach(() => emptyArchive(db))

async function addJob(): Promise<number> {
  const [job] = await db.query<{ id: number }>(sql`
    insert into app.jobs (kind, params, state, snapshot)
    values ('remove', '{}', 'running', '{}') returning id`)
  return job?.id ?? 0
}

async function remove(removal: Removal, more: Partial<JobContext> = {}) {
  return removeKind.run(removal, { ...testContext(db, await addJob()), ...more })
}

async function fileId(path: string): Promise<number> {
  const [file] = await db.query<{ id: number }>(
    sql`select id from discord.export_files where path = ${path}`,
  )
  if (!file) throw new Error(`the archive does not know ${path}`)
  return file.id
}

const reaction = (id: string, emoji: string) => ({
  emoji: {
    id: emoji,
    name: `e${emoji}`,
    code: `e${emoji}`,
    isAnimated: false,
    imageUrl: `${emoji}.png`,
  },
  count: 1,
  users: [user(id)],
})

/** Messages with everything that hangs on one, by and about people whose ids begin with `who`. */
function rich(first: number, who: number, count = 5) {
  return Array.from({ length: count }, (_each, index) =>
    message(String(first + index), {
      author: user(`${who}00`, {
        roles: [{ id: `${who}50`, name: 'r', color: null, position: 1 }],
      }),
      content: `words of ${who} https://example.org/${index}`,
      mentions: [user(`${who}01`)],
      reactions: [reaction(`${who}02`, `${who}900`)],
      attachments: [{ id: `${first + index}`, url: 'a.png', fileName: 'a.png', fileSizeBytes: 3 }],
      embeds: [{ title: 'card', url: null, timestamp: null, description: 'of words', fields: [] }],
      stickers: [{ id: `${who}70`, name: 's', format: 'Png', sourceUrl: 's.png' }],
      interaction: { id: '1', name: 'ping', user: user(`${who}03`) },
      ...(index > 0 && {
        type: 'Reply',
        reference: { messageId: String(first), channelId: null, guildId: null },
      }),
    }),
  )
}

const guildA = { id: '1', name: 'A' }
const guildB = { id: '2', name: 'B' }
const FILES: Record<string, TestExport> = {
  'a-general.json': { guild: guildA, channel: { id: '10' }, messages: rich(1000, 1) },
  'a-thread.json': {
    guild: guildA,
    channel: { id: '1001', type: 'GuildPublicThread', categoryId: '10', name: 'thread' },
    messages: rich(2000, 2),
  },
  'a-other.json': { guild: guildA, channel: { id: '11', name: 'other' }, messages: rich(3000, 3) },
  'b-general.json': {
    guild: guildB,
    channel: { id: '20', categoryId: '6' },
    messages: rich(4000, 4),
  },
}

async function folderOf(names: readonly string[]) {
  return testFolder(
    Object.fromEntries(names.map((name) => [name, exportText(FILES[name] as TestExport)])),
  )
}

/** What an archive of some of the files holds, read from nothing. */
async function dumpOf(names: readonly string[]) {
  await emptyArchive(db)
  const folder = await folderOf(names)
  try {
    await ingestPaths(db, [folder.dir])
    return await archiveDump(db)
  } finally {
    await folder.remove()
    await emptyArchive(db)
  }
}

const ALL = Object.keys(FILES)

test('a removed guild is gone from every table, and comes back whole', async () => {
  const [expected, whole] = [await dumpOf(['b-general.json']), await dumpOf(ALL)]
  const folder = await folderOf(ALL)
  try {
    await ingestPaths(db, [folder.dir])
    const { plan } = await planRemoval(db, { kind: 'guild', guild_id: '1' })
    expect(plan).toMatchObject({
      name: 'A',
      channels: 2,
      threads: 1,
      messages: 15,
      export_files: 3,
    })
    const result = await remove({ kind: 'guild', guild_id: '1' })
    expect(result).toMatchObject({ messages: 15, export_files: 3, people: 12 })
    expect(await archiveDump(db)).toEqual(expected)
    const left = await db.query(sql`select path from discord.export_files`)
    expect(left).toHaveLength(1)
    await ingestPaths(db, [folder.dir])
    expect(await archiveDump(db)).toEqual(whole)
  } finally {
    await folder.remove()
  }
})

test('the last guild leaves an archive like a new one', async () => {
  const folder = await folderOf(['b-general.json'])
  try {
    await ingestPaths(db, [folder.dir])
    await remove({ kind: 'guild', guild_id: '2' })
    expect(await archiveRows(db)).toEqual({})
  } finally {
    await folder.remove()
  }
})

test('a removed channel takes its threads along and leaves the others', async () => {
  const [expected, whole] = [await dumpOf(['a-other.json', 'b-general.json']), await dumpOf(ALL)]
  const folder = await folderOf(ALL)
  try {
    await ingestPaths(db, [folder.dir])
    await remove({ kind: 'channel', channel_id: '10' })
    expect(await archiveDump(db)).toEqual(expected)
    await ingestPaths(db, [folder.dir])
    expect(await archiveDump(db)).toEqual(whole)
  } finally {
    await folder.remove()
  }
})

test('people stay while anything names them', async () => {
  // as long as ids are since 2022
  const recent = '1234567890123456789'
  const command = { id: '5', name: 'tide', user: user(recent) }
  const folder = await testFolder({
    'a.json': exportText({
      channel: { id: '10' },
      messages: [message('1', { author: user('7') }), message('3', { author: user(recent) })],
    }),
    'b.json': exportText({
      channel: { id: '11' },
      messages: [message('2', { reactions: [reaction('7', '')], interaction: command })],
    }),
  })
  const people = async () =>
    (await db.query<{ id: string }>(sql`select id from discord.authors order by id`)).map(
      ({ id }) => id,
    )
  try {
    await ingestPaths(db, [folder.dir])
    await remove({ kind: 'channel', channel_id: '10' })
    expect(await people()).toEqual(['7', '100', recent])
    await remove({ kind: 'channel', channel_id: '11' })
    expect(await people()).toEqual([])
  } finally {
    await folder.remove()
  }
})

test('a removal that was stopped goes on, and reading the files again brings all back', async () => {
  const whole = await dumpOf(ALL)
  const expected = await dumpOf(['b-general.json'])
  const folder = await folderOf(ALL)
  try {
    await ingestPaths(db, [folder.dir])
    const stop = new AbortController()
    const context = testContext(db, await addJob(), stop.signal)
    let checkpoint: unknown = null
    let batches = 0
    const stopped: JobContext = {
      ...context,
      batch: async (work, saved) => {
        const value = await context.batch(work, saved)
        if (saved !== undefined) checkpoint = structuredClone(saved)
        if (++batches === 3) stop.abort()
        stop.signal.throwIfAborted()
        return value
      },
    }
    await expect(removeKind.run({ kind: 'guild', guild_id: '1' }, stopped)).rejects.toThrow()
    const [half] = await db.query<{ n: number }>(
      sql`select count(*)::int as n from discord.messages where guild_id = 1`,
    )
    expect(half?.n).toBeGreaterThan(0)
    expect(half?.n).toBeLessThan(15)

    await ingestPaths(db, [folder.dir])
    expect(await archiveDump(db)).toEqual(whole)

    await remove({ kind: 'guild', guild_id: '1' }, { checkpoint })
    expect(await archiveDump(db)).toEqual(expected)
  } finally {
    await folder.remove()
  }
})

test('a folder that is kept in sync does not bring a removed file back until it changes', async () => {
  const folder = await folderOf(ALL)
  const messages = async () =>
    (await db.query<{ n: number }>(sql`select count(*)::int as n from discord.messages`))[0]?.n
  const look = async () =>
    runIngest([folder.dir], testContext(db, await addJob()), [], [], { isWithoutRemoved: true })
  try {
    await ingestPaths(db, [folder.dir])
    await remove({ kind: 'channel', channel_id: '11' })
    await look()
    expect(await messages()).toBe(15)
    await writeFile(
      folder.path('a-other.json'),
      exportText({ guild: guildA, channel: { id: '11' }, messages: rich(3000, 3, 6) }),
    )
    await look()
    expect(await messages()).toBe(21)
  } finally {
    await folder.remove()
  }
})

test('of two equal files either can go, and nothing else', async () => {
  const text = exportText({ messages: rich(1000, 1) })
  for (const name of ['a.json', 'b.json']) {
    await emptyArchive(db)
    const folder = await testFolder({ 'a.json': text, 'b.json': text })
    try {
      await ingestPaths(db, [folder.path('a.json')])
      await ingestPaths(db, [folder.path('b.json')])
      const before = await archiveDump(db)
      const removal = { kind: 'file', file_id: await fileId(folder.path(name)) } as const
      expect((await planRemoval(db, removal)).plan).toMatchObject({ messages: 0, channels: 0 })
      await remove(removal)
      expect(await archiveDump(db)).toEqual(before)
      const files = await db.query<{ path: string }>(sql`select path from discord.export_files`)
      expect(files.map(({ path }) => path)).toEqual([
        folder.path(name === 'a.json' ? 'b.json' : 'a.json'),
      ])
    } finally {
      await folder.remove()
    }
  }
})

test('a copy that is removed is remembered as it is, whatever was removed there before', async () => {
  const text = exportText({ messages: rich(1000, 1) })
  const folder = await testFolder({ 'a.json': text, 'b.json': text })
  const path = folder.path('a.json')
  try {
    await ingestPaths(db, [path])
    await ingestPaths(db, [folder.path('b.json')])
    await db.query(sql`insert into app.removed_files (path, size_bytes, modified_at, stamp)
      values (${path}, 1, '2020-01-01', 'old')`)
    const [file] = await db.query(sql`
      select path, size_bytes, modified_at, stamp from discord.export_files where path = ${path}`)
    await remove({ kind: 'file', file_id: await fileId(path) })
    const kept = await db.query(sql`
      select path, size_bytes, modified_at, stamp from app.removed_files where path = ${path}`)
    expect(kept).toEqual([file])
  } finally {
    await folder.remove()
  }
})

test('days that were counted while a file was taken out are not kept', async () => {
  const folder = await testFolder({
    'a.json': exportText({ messages: rich(1000, 1) }),
    'b.json': exportText({ exportedAt: '2025-07-01T00:00:00Z', messages: rich(2000, 1) }),
  })
  const count = async () => {
    const { days } = await channelDays(db, { channel_id: '10', tz: 'UTC' })
    return days.reduce((sum, { messages }) => sum + messages, 0)
  }
  try {
    await ingestPaths(db, [folder.dir])
    const context = testContext(db, await addJob())
    const seen: number[] = []
    const looked: JobContext = {
      ...context,
      batch: async (work, saved) => {
        const value = await context.batch(work, saved)
        seen.push(await count())
        return value
      },
    }
    const file_id = await fileId(folder.path('a.json'))
    await removeKind.run({ kind: 'file', file_id }, looked)
    expect(seen[0]).toBe(10)
    expect(await count()).toBe(5)
  } finally {
    await folder.remove()
  }
})

test('names that were read while a file was taken out are not kept', async () => {
  const folder = await testFolder({
    'a.json': exportText({ messages: [message('1000', { author: user('100') })] }),
    'b.json': exportText({ messages: [message('2000', { author: user('101') })] }),
  })
  const called = async () => [...(await namesOf(db)).authorNames.keys()]
  try {
    await ingestPaths(db, [folder.path('a.json')])
    await ingestPaths(db, [folder.path('b.json')])
    expect(await called()).toContain('100')
    const context = testContext(db, await addJob())
    const looked: JobContext = {
      ...context,
      batch: async (work, saved) => {
        const value = await context.batch(work, saved)
        await called()
        return value
      },
    }
    const file_id = await fileId(folder.path('a.json'))
    await removeKind.run({ kind: 'file', file_id }, looked)
    expect(await called()).toEqual(['101'])
  } finally {
    await folder.remove()
  }
})

test('the last file of a channel takes the channel along', async () => {
  const folder = await folderOf(['a-general.json', 'a-other.json'])
  try {
    await ingestPaths(db, [folder.dir])
    await remove({ kind: 'file', file_id: await fileId(folder.path('a-other.json')) })
    const channels = await db.query(sql`select from discord.channels where id = 11`)
    expect(channels).toEqual([])
  } finally {
    await folder.remove()
  }
})

test.each(['file', 'channel'] as const)('no word of a removed %s stays known', async (kind) => {
  const folder = await testFolder({
    'a.json': exportText({ messages: [message('1000', { content: 'secretword' })] }),
    'b.json': exportText({ channel: { id: '11' }, messages: [message('2000')] }),
  })
  const pending = () => vocabularyKind.background?.pending(db, { meaning: null })
  const isKnown = async () =>
    (await db.query(sql`select from discord.vocabulary where form = 'secretword'`)).length > 0
  try {
    await ingestPaths(db, [folder.path('a.json')])
    await ingestPaths(db, [folder.path('b.json')])
    await vocabularyKind.run({}, testContext(db, await addJob()))
    expect([await isKnown(), await pending()]).toEqual([true, null])
    const file_id = await fileId(folder.path('a.json'))
    await remove(kind === 'file' ? { kind, file_id } : { kind, channel_id: '10' })
    expect(await pending()).not.toBeNull()
    await vocabularyKind.run({}, testContext(db, await addJob()))
    expect([await isKnown(), await pending()]).toEqual([false, null])
  } finally {
    await folder.remove()
  }
})

test('a file is not removed when what it shares with others could not be read again', async () => {
  const folder = await testFolder({
    'a.json': exportText({ messages: rich(1000, 1) }),
    'b.json': exportText({ exportedAt: '2025-07-01T00:00:00Z', messages: rich(1002, 1) }),
  })
  try {
    await ingestPaths(db, [folder.dir])
    const removal = { kind: 'file', file_id: await fileId(folder.path('a.json')) } as const
    expect((await planRemoval(db, removal)).plan).toMatchObject({
      reads_again: ['b.json'],
      obstacle: null,
    })
    await rm(folder.path('b.json'))
    const before = await archiveDump(db)
    await expect(remove(removal)).rejects.toThrow(/^b\.json holds messages of the same time/)
    expect(await archiveDump(db)).toEqual(before)
  } finally {
    await folder.remove()
  }
})

/** What files say of messages. Of people and places who stay, what was learned last stays as well. */
function ofMessages(dump: Record<string, string[]>) {
  const { guilds, channels, authors, author_names, guild_members, emojis, ...rest } = dump
  return { ...rest, places: [guilds?.length, channels?.length], people: authors?.length }
}

const state = fc.option(
  fc.record({
    content: fc.constantFrom('a', 'b', 'c'),
    isPinned: fc.boolean(),
    reactions: fc.constantFrom([], [reaction('100', '900')]),
  }),
  { freq: 2 },
)
const exported = fc.record({
  states: fc.array(state, { minLength: 8, maxLength: 8 }),
  cuts: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 2 }),
})

function partsOf(
  { states, cuts }: { states: unknown[]; cuts: number[] },
  month: number,
): TestExport[] {
  const bounds = [0, ...cuts.toSorted((a, b) => a - b), states.length]
  return bounds.slice(1).map((end, part) => ({
    exportedAt: `2025-0${month + 1}-01T00:00:0${part}Z`,
    messages: states
      .slice(bounds[part] as number, end)
      .flatMap((each, index) =>
        each === null
          ? []
          : [
              message(
                String(11 + (bounds[part] as number) + index),
                each as Record<string, unknown>,
              ),
            ],
      ),
  }))
}

test('an archive without a file is the archive of the others', { timeout: 600_000 }, async () => {
  const cases = fc
    .array(exported, { minLength: 1, maxLength: 3 })
    .map((exports) => exports.flatMap(partsOf))
    .chain((files) => fc.tuple(fc.constant(files), fc.nat({ max: files.length - 1 })))
  await fc.assert(
    fc.asyncProperty(cases, async ([files, at]) => {
      const names = files.map((_, index) => `${index}.json`)
      const folder = await testFolder(
        Object.fromEntries(files.map((file, index) => [`${index}.json`, exportText(file)])),
      )
      const gone = names[at] as string
      const paths = names.map((name) => folder.path(name))
      const others = paths.filter((path) => path !== folder.path(gone))
      try {
        for (const path of paths) await utimes(path, 1_700_000_000, 1_700_000_000)
        await emptyArchive(db)
        if (others.length > 0) await ingestPaths(db, others)
        const expected = ofMessages(await archiveDump(db))
        await emptyArchive(db)
        await ingestPaths(db, paths)
        const whole = await archiveDump(db)
        await remove({ kind: 'file', file_id: await fileId(folder.path(gone)) })
        expect(ofMessages(await archiveDump(db))).toEqual(expected)
        await ingestPaths(db, [folder.path(gone)])
        expect(await archiveDump(db)).toEqual(whole)
      } finally {
        await folder.remove()
      }
    }),
    { numRuns: 12, seed: 7, endOnFailure: true },
  )
})
