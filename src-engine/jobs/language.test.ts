import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { noteChange } from '../archive/changes'
import { listEntities } from '../archive/entities/entities'
import { correctEntity, undoCorrection } from '../archive/entities/entity-corrections'
import { removePage, wholeChannel } from '../archive/remove-rows'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { testContext } from '../testing/ingest'
import { addAuthor, addChannel, addGuild, addMessage } from '../testing/rows'
import { languageKind } from './language'

let db: Database
let jobId = 0
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

beforeEach(async () => {
  await db.script(`truncate discord.messages, discord.message_words, discord.message_signals, discord.entity_spans, discord.terms, discord.channel_words,
    discord.channel_terms, discord.author_words,
    discord.entity_names, discord.entities, discord.entity_guilds, discord.channel_changes, discord.mentions,
    discord.guilds, discord.channels, discord.authors, discord.author_names, discord.guild_members,
    app.entity_corrections, app.background_work; truncate app.jobs cascade`)
  jobId = await newJob()
  await addGuild(db)
  for (const id of ['10', '11']) await addChannel(db, { id })
  for (const id of ['100', '101', '102']) await addAuthor(db, { id, name: `Ann ${id}` })
})

async function newJob(): Promise<number> {
  const [job] = await db.query<{ id: number }>(sql`
    insert into app.jobs (kind, params, state, snapshot) values ('language', '{}', 'done', '{}') returning id`)
  return job?.id ?? 0
}

/** Runs the job; with `stopAfter` it is stopped when so many batches are committed. Returns whether it ended. */
async function run(stopAfter = Number.POSITIVE_INFINITY): Promise<boolean> {
  const abort = new AbortController()
  const context = testContext(db, jobId, abort.signal)
  const [{ checkpoint } = { checkpoint: null }] = await db.query<{ checkpoint: unknown }>(
    sql`select checkpoint from app.jobs where id = ${jobId}`,
  )
  let batches = 0
  try {
    await languageKind.run(
      {},
      {
        ...context,
        checkpoint,
        batch: async (work, next) => {
          batches += 1
          if (batches === stopAfter) abort.abort(new Error('stopped'))
          return context.batch(work, next)
        },
      },
    )
    return true
  } catch (thrown) {
    if (!abort.signal.aborted) throw thrown
    return false
  }
}

/** A message whose words are searched, in a channel that is known to have changed. */
async function say(
  id: string,
  content: string,
  more: { author_id?: string; channel_id?: string; is_bot?: boolean } = {},
): Promise<void> {
  await addMessage(db, { id, content, ...more })
  await noteChange(db, more.channel_id ?? '10')
}

const pending = () => languageKind.background?.pending(db, {} as never)

/** Everything that the job made, names by their key. */
async function dump(): Promise<unknown> {
  return [
    await db.query(sql`
      select s.channel_id, s.message_id, s.language, s.sentiment, s.swear_words, s.code, s.words,
        (select array_agg(t.term || ' ' || t.stem order by u.at)
         from unnest(s.terms) with ordinality u (term_id, at) join discord.terms t using (term_id)) as terms
      from discord.message_signals s order by 1, 2`),
    await db.query(sql`
      select c.channel_id, c.year, c.guild_id, c.messages, t.term, x.messages as saying
      from discord.channel_words c left join discord.channel_terms x using (channel_id, year)
      left join discord.terms t using (term_id) order by 1, 2, t.term collate "C"`),
    await db.query(sql`select * from discord.author_words order by channel_id, author_id, month`),
    await db.query(sql`select term from discord.terms order by term collate "C"`),
    await db.query(sql`
      select s.channel_id, s.message_id, s.start_at, s.end_at, s.type, s.is_certain, s.author_id, n.key
      from discord.entity_spans s join discord.entity_names n on n.id = s.name_id order by 1, 2, 3`),
    await db.query(sql`
      select n.key, n.name, e.name as entity, e.type, e.messages, e.authors, e.is_shown, n.is_stale
      from discord.entity_names n left join discord.entities e on e.entity_id = n.entity_id order by 1`),
  ]
}

async function listed(): Promise<string[]> {
  const { entities } = await listEntities(db, { is_hidden: false, cursor: null, limit: 99 })
  return entities.map(({ name, type, messages }) => `${name} ${type} ${messages}`)
}

async function signalsOf(id: string): Promise<unknown> {
  const [row] = await db.query(sql`
    select language, sentiment, swear_words, code from discord.message_signals where message_id = ${id}`)
  return row
}

/** Two channels with more messages than a page has. */
async function fill(): Promise<void> {
  const texts = [
    'I think that Berlin is a nice place for the meeting',
    'what a fucking terrible idea, I hate the Quillfeather Collective',
    'ich wohne gerne in Hamburg, weil es schön ist',
    'try this ```js\nx()\n``` with Maria Lopez',
    'ok',
  ]
  for (const channel of ['10', '11']) {
    await db.query(sql`
      insert into discord.messages (id, channel_id, guild_id, author_id, posted_at, exported_at, file_id,
        reaction_count, attachment_count, embed_count, sticker_count, link_count, mention_count, is_content,
        is_bot, is_pinned, is_question, is_forward, type, content, content_hash)
      select ${channel}::bigint * 100000 + n, ${channel}, 1, 100 + n / 60 % 3, '2025-01-01', '2025-01-02', 1,
        0, 0, 0, 0, 0, 0, n % 7 <> 0, n % 11 = 0, false, false, false, 'Default',
        coalesce((${texts}::text[])[1 + n % 60], 'gm'), md5(n::text)::uuid
      from generate_series(1, 1100) n`)
    await noteChange(db, channel)
  }
}

describe('the language job', () => {
  it('tells language, feeling, swear words and code of what people write', async () => {
    await say('1', 'I love this, what a great idea')
    await say('2', 'das ist wirklich eine gute Idee')
    await say('3', 'fuck this ```ts\nlet x\n```')
    await say('4', 'I love this as well', { is_bot: true })
    await say('5', '')
    expect(await pending()).toBe(`3 ${await lastRevision()}`)
    expect(await run()).toBe(true)
    expect(await signalsOf('1')).toMatchObject({ language: 'en', swear_words: 0, code: null })
    expect(((await signalsOf('1')) as { sentiment: number }).sentiment).toBeGreaterThan(0.5)
    expect(await signalsOf('2')).toMatchObject({ language: 'de', sentiment: null })
    expect(await signalsOf('3')).toMatchObject({ swear_words: 1, code: ['typescript'] })
    const nothing = { language: null, sentiment: null, swear_words: 0, code: null }
    expect(await signalsOf('4')).toEqual(nothing)
    expect(await signalsOf('5')).toEqual(nothing)
    expect(await pending()).toBeNull()
  })

  it('says what is a question as this version sees it', async () => {
    await say('1', 'how do I install this?')
    await say('2', 'I like it a lot')
    await say('3', 'is this a question?', { is_bot: true })
    await db.script('update discord.messages set is_question = (id = 2)')
    await run()
    const rows = await db.query(sql`select id, is_question from discord.messages order by id`)
    expect(rows.map(({ is_question }) => is_question)).toEqual([true, false, false])
    // which is nothing to read once more
    expect(await pending()).toBeNull()
  })

  it('reads a message once, and what came in since by the next run', async () => {
    await say('1', 'I think it is a good plan')
    await run()
    await db.script(`update discord.message_signals set language = 'xx'`)
    await say('2', 'I think it is a bad plan')
    expect(await pending()).not.toBeNull()
    jobId = await newJob()
    await run()
    expect(await signalsOf('1')).toMatchObject({ language: 'xx' })
    expect(await signalsOf('2')).toMatchObject({ language: 'en' })
  })

  it('reads everything anew after another version of it', async () => {
    await say('1', 'I think it is a good plan')
    await run()
    await db.script(`update discord.message_signals set language = 'xx';
      update app.background_work set done = '0 999999'`)
    jobId = await newJob()
    await run()
    expect(await signalsOf('1')).toMatchObject({ language: 'en' })
  })

  it('makes the same of an archive wherever it was killed', { timeout: 60_000 }, async () => {
    await fill()
    await run()
    const whole = await dump()
    expect((whole as unknown[][])[0]?.length).toBeGreaterThan(1500)
    for (let stopAfter = 1; ; stopAfter++) {
      await db.script(`truncate discord.message_signals, discord.entity_spans, discord.terms, discord.channel_words,
          discord.channel_terms, discord.author_words, discord.entity_names,
        discord.entities, discord.entity_guilds, app.background_work`)
      jobId = await newJob()
      const isEnded = await run(stopAfter)
      if (!isEnded) while (!(await run()));
      expect(await dump()).toEqual(whole)
      if (isEnded) break
    }
  })

  it('finds who and what is talked about, but not whom a message mentions', async () => {
    for (const [id, author_id] of [
      ['1', '100'],
      ['2', '101'],
      ['3', '100'],
    ] as const) {
      await say(id, 'we will meet with Maria Lopez in Lisbon, says @Ann 102', { author_id })
      await db.query(sql`update discord.messages set mention_count = 1 where id = ${id}`)
      await db.query(sql`
        insert into discord.mentions (guild_id, channel_id, message_id, author_id) values (1, 10, ${id}, 102)`)
    }
    await run()
    expect(await listed()).toEqual(['Maria Lopez person 3', 'Lisbon place 3'])
  })

  it('leaves nothing of what is removed', async () => {
    await fill()
    await run()
    for (const id of ['10', '11']) {
      while ((await db.transaction((tx) => removePage(tx, wholeChannel(id)))) > 0);
      await noteChange(db, id)
    }
    expect(await pending()).not.toBeNull()
    jobId = await newJob()
    await run()
    for (const table of [
      'terms',
      'channel_words',
      'channel_terms',
      'author_words',
      'message_signals',
      'entity_spans',
      'entity_names',
      'entities',
      'entity_guilds',
    ]) {
      const [row] = await db.query<{ rows: number }>({
        text: `select count(*)::int as rows from discord.${table}`,
        values: [],
      })
      expect([table, row?.rows]).toEqual([table, 0])
    }
  })

  it('counts the same words, whatever came, changed and went before', {
    timeout: 60_000,
  }, async () => {
    await fill()
    await run()
    await say('21', 'the lighthouse keeper of the harbour', { channel_id: '10' })
    await say('22', 'a lighthouse and another lighthouse', { channel_id: '11', author_id: '101' })
    jobId = await newJob()
    await run()
    const slice = { channel_id: '11', first_id: '1100500', last_id: '1100900' }
    while ((await db.transaction((tx) => removePage(tx, slice))) > 0);
    // a newer export shows another text: the old one's signals go with it
    await db.script(`delete from discord.message_signals where message_id = 21;
      update discord.messages set content = 'the windmill of the harbour' where id = 21`)
    await noteChange(db, '10')
    jobId = await newJob()
    await run()
    const kept = await dump()
    expect(JSON.stringify(kept)).toContain('windmill')
    expect(JSON.stringify(kept)).not.toContain('keeper')
    await db.script(`truncate discord.message_signals, discord.entity_spans, discord.terms, discord.channel_words,
      discord.channel_terms, discord.author_words, discord.entity_names, discord.entities,
      discord.entity_guilds, app.background_work`)
    jobId = await newJob()
    await run()
    expect(kept).toEqual(await dump())
  })

  it('keeps every word of a channel that changes while it is read', async () => {
    await say('1', 'where is the lighthouse?')
    // stopped when the message is read and no word of it counted
    expect(await run(4)).toBe(false)
    await noteChange(db, '10')
    await run()
    jobId = await newJob()
    await run()
    const said = await db.query(sql`
      select t.term, c.messages from discord.channel_terms c join discord.terms t using (term_id)`)
    expect(said).toEqual([{ term: 'lighthouse', messages: 1 }])
  })

  it('finds a name that it was taught, in any case, and forgets it again', async () => {
    for (const [id, text] of [
      ['1', 'see you in the blue room at nine'],
      ['2', 'The Blue Room was closed'],
      ['3', 'a blue sky and a room'],
    ] as const) {
      await say(id, text)
    }
    await run()
    expect(await listed()).toEqual([])
    const { correction_id } = await db.transaction((tx) =>
      correctEntity(tx, { kind: 'teach', name: 'The Blue Room', type: 'place' }),
    )
    expect(await pending()).not.toBeNull()
    jobId = await newJob()
    await run()
    expect(await listed()).toEqual(['The Blue Room place 2'])
    await db.transaction((tx) => undoCorrection(tx, correction_id))
    jobId = await newJob()
    await run()
    expect(await listed()).toEqual([])
    expect(await pending()).toBeNull()
  })

  it('ends although nobody says a name that it was taught', async () => {
    await say('1', 'nothing of the kind')
    await db.transaction((tx) =>
      correctEntity(tx, { kind: 'teach', name: 'The Green Room', type: 'other' }),
    )
    // two hundred batches are many for one message
    expect(await run(200)).toBe(true)
  })

  it('keeps what the user said when everything is read anew', async () => {
    await fill()
    await run()
    const before = await listed()
    const [first] = before.filter((one) => one.startsWith('Berlin place'))
    expect(first).toBeDefined()
    const [berlin] = await db.query<{ id: number }>(
      sql`select id from discord.entity_names where key = 'berlin'`,
    )
    await db.transaction((tx) =>
      correctEntity(tx, { kind: 'retype', entity_id: berlin?.id ?? 0, type: 'project' }),
    )
    await db.script(`truncate discord.message_signals, discord.entity_spans, discord.terms, discord.channel_words,
          discord.channel_terms, discord.author_words, discord.entity_names,
      discord.entities, discord.entity_guilds, app.background_work`)
    jobId = await newJob()
    await run()
    expect((await listed()).toSorted()).toEqual(
      before.map((one) => one.replace('Berlin place', 'Berlin project')).toSorted(),
    )
  })
})

async function lastRevision(): Promise<string> {
  const [row] = await db.query<{ last: string }>(
    sql`select max(revision)::text as last from discord.channel_changes`,
  )
  return row?.last ?? ''
}
