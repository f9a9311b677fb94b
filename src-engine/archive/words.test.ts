import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../db/database'
import { migrate } from '../db/migrate'
import { MIGRATIONS } from '../db/migrations'
import { openPglite } from '../db/pglite'
import { sql } from '../db/sql'
import { WordsCopy } from '../language/words-copy'
import { testDatabase } from '../testing/database'
import { addMessage } from '../testing/rows'
import { countAllHits } from './search/count'
import { searchMessages } from './search/search'
import { type IdRange, listPendingWords, waitingTexts, writeWords } from './words'

const LARGEST = (2n ** 63n - 1n).toString()
let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())
beforeEach(() =>
  db.script('truncate discord.pending_words, discord.message_words, discord.messages'),
)

/** Stores the words of everything that waits; stops after some parts. */
async function work(parts = Number.POSITIVE_INFINITY, on: Database = db): Promise<void> {
  const copy = new WordsCopy()
  let done = 0
  for (const range of await listPendingWords(on)) {
    for await (const texts of waitingTexts(on, range)) {
      for (const [place, id] of texts.message_ids.entries()) {
        copy.add(texts.channel_id, id, texts.guild_id, texts.texts[place] ?? '')
      }
      await writeWords(on, texts, copy.take())
      if (++done === parts) return
    }
  }
}

const addPendingWords = ({ channel_id, min_id, max_id }: IdRange) =>
  db.query(sql`insert into discord.pending_words (channel_id, min_id, max_id)
    values (${channel_id}, ${min_id}, ${max_id}) on conflict do nothing`)
const wordy = () => db.query(sql`select message_id from discord.message_words order by message_id`)
const pending = () => db.query(sql`select * from discord.pending_words order by min_id`)

test('ranges that overlap become one, up to the largest id', async () => {
  for (const [min_id, max_id] of [
    ['1', '10'],
    ['5', '20'],
    ['20', '20'],
    ['30', '40'],
    ['100', LARGEST],
  ] as const) {
    await addPendingWords({ channel_id: '7', min_id, max_id })
  }
  await addPendingWords({ channel_id: '8', min_id: '1', max_id: '10' })
  const ranges = [
    { channel_id: '7', min_id: '1', max_id: '20' },
    { channel_id: '7', min_id: '30', max_id: '40' },
    { channel_id: '7', min_id: '100', max_id: LARGEST },
    { channel_id: '8', min_id: '1', max_id: '10' },
  ]
  expect(await listPendingWords(db)).toEqual(ranges)
  expect(await listPendingWords(db)).toEqual(ranges)
})

test('a range is worked off in parts and goes on where it was stopped', async () => {
  await db.query(sql`
    insert into discord.messages (id, channel_id, guild_id, author_id, posted_at, exported_at, file_id, reaction_count,
      attachment_count, embed_count, sticker_count, link_count, mention_count, is_content, is_bot, is_pinned, is_question,
      is_forward, type, content, content_hash)
    select n, 7, 1, 2, now(), now(), 1, 0, 0, 0, 0, 0, 0, n <> 3, false, false, false, false, 'Default', 'word ' || n,
      md5(n::text)::uuid
    from generate_series(1, 2500) n`)
  await addPendingWords({ channel_id: '7', min_id: '1', max_id: '2500' })
  await work(1)
  expect(await wordy()).toHaveLength(1000)
  expect(await pending()).toEqual([{ channel_id: '7', min_id: '1002', max_id: '2500' }])
  await work()
  expect(await wordy()).toHaveLength(2499)
  expect(await pending()).toEqual([])
})

test('messages that have their words are left alone', async () => {
  await addMessage(db, { id: '11', channel_id: '7', content: 'first' })
  await db.script('delete from discord.message_words')
  await addPendingWords({ channel_id: '7', min_id: '1', max_id: '20' })
  await work()
  await addMessage(db, { id: '12', channel_id: '7', content: 'second' })
  await addPendingWords({ channel_id: '7', min_id: '1', max_id: '20' })
  await work()
  expect(await wordy()).toEqual([{ message_id: '11' }, { message_id: '12' }])
})

test('an archive of an earlier version gets its words anew', async () => {
  const old = await openPglite({ dir: null })
  try {
    await migrate(
      old,
      MIGRATIONS.filter(({ version }) => version < 3),
    )
    await addMessage(old, { id: '1', content: 'The first foxes' })
    await addMessage(old, { id: '2', content: 'a notice about a fox', is_content: false })
    await addMessage(old, { id: '3', channel_id: '11', content: 'Ein Füchslein 狐' })
    await old.query(sql`
      insert into discord.messages select (jsonb_populate_record(m, jsonb_build_object('id', n))).*
      from discord.messages m, generate_series(1000, 5500) n where m.id = 1`)
    await migrate(old)
    const search = (text: string) => searchMessages(old, { text, cursor: null, limit: 1 })
    expect(await countAllHits(old, { text: 'fox' })).toBe(0)
    await work(undefined, old)
    expect(await countAllHits(old, { text: 'fox' })).toBe(4502)
    expect((await search('fuchslein 狐')).rows.map((row) => row.content)).toEqual([
      'Ein Füchslein 狐',
    ])
  } finally {
    await old.close()
  }
})
