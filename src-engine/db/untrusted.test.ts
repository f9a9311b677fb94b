import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { AppError } from '#shared/errors'
import { testDatabase } from '../testing/database'
import { cachedTemplate } from './cached-template'
import type { Database } from './database'
import { openPglite } from './pglite'
import { sql } from './sql'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
  await db.query(sql`insert into discord.guilds values (1, 'Guild', null, 1, now())`)
  await db.query(
    sql`insert into app.jobs (kind, params, state, snapshot) values ('ingest', '{}', 'done', '{}')`,
  )
})
afterAll(() => db.close())

/** The archive is as it was, answers as its owner, and writes. */
async function expectUnharmed() {
  const [row] = await db.query(sql`
    select current_user::text as who, current_setting('transaction_read_only') as read_only,
      (select name from discord.guilds) as guild, (select count(*)::int from app.jobs) as jobs,
      (select string_agg(rolname, ',') from pg_roles where rolname !~ '^pg_') as roles`)
  expect(row).toEqual({
    who: 'postgres',
    read_only: 'off',
    guild: 'Guild',
    jobs: 1,
    roles: 'postgres,discord_reader',
  })
  await db.query(sql`update discord.guilds set name = 'Guild' where id = 1`)
}

describe('a statement that a person types', () => {
  it.each([
    ['select 1 as a', [{ a: 1 }]],
    ['select 1 as a;', [{ a: 1 }]],
    [' ;select 1 as a ; ; ', null],
    ['select 1 as a; -- done', [{ a: 1 }]],
    ['select 1 as a -- done', [{ a: 1 }]],
    ['/* a /* b */ ; */ select 1 as a /* c */;', [{ a: 1 }]],
    [`select ';' as a, $x$;'$x$ as b, E'\\';' as c, ";" from (select 4 as ";") as t`, null],
    ['with g as (select name from discord.guilds) select name from g', [{ name: 'Guild' }]],
    ['values (1), (2)', [{ column1: 1 }, { column1: 2 }]],
    ['select name from discord.guilds order by id desc', [{ name: 'Guild' }]],
  ])('%s', async (text, rows) => {
    const run = db.queryUntrusted(text, [], 10)
    if (rows) expect((await run).rows).toEqual(rows)
    else if (text.startsWith(' ;'))
      await expect(run).rejects.toMatchObject({ code: 'invalid_input' })
    else expect((await run).rows).toEqual([{ a: ';', b: ";'", c: "';", ';': 4 }])
  })

  it('keeps columns that share a name', async () => {
    const result = await db.queryUntrusted('select 1 as n, 2 as n, 3 as n_2, 4 as n', [], 10)
    expect(result.columns).toEqual(['n', 'n_3', 'n_2', 'n_4'])
    expect(result.rows).toEqual([{ n: 1, n_3: 2, n_2: 3, n_4: 4 }])
  })

  it('binds values, names columns of an empty result, and says when rows were cut', async () => {
    expect(
      await db.queryUntrusted('select $1::text as t, $2::bigint as id', ["'; --", '7'], 1),
    ).toEqual({
      columns: ['t', 'id'],
      types: ['text', 'bigint'],
      rows: [{ t: "'; --", id: '7' }],
      truncated: false,
    })
    expect(await db.queryUntrusted('select id from discord.guilds where false', [], 1)).toEqual({
      columns: ['id'],
      types: ['bigint'],
      rows: [],
      truncated: false,
    })
    const cut = await db.queryUntrusted('select * from generate_series(1, 5000) as n', [], 1000)
    expect(cut.rows.length).toBe(1000)
    expect(cut.rows.at(-1)).toEqual({ n: 1000 })
    expect(cut.truncated).toBe(true)
  })

  it('writes every value as a cell', async () => {
    const text = `select '{"a": 1}'::jsonb as json, array[1, 2] as list, array[1, null] as holes, 'NaN'::float8 as nan,
      '\\x01'::bytea as bytes, interval '90 minutes' as span, '2024-01-01Z'::timestamptz as at`
    expect((await db.queryUntrusted(text, [], 1)).rows).toEqual([
      {
        json: '{"a": 1}',
        list: [1, 2],
        holes: '[1,null]',
        nan: 'NaN',
        bytes: '\\x01',
        span: '01:30:00',
        at: '2024-01-01T00:00:00.000Z',
      },
    ])
  })

  it('stops an endless or a huge result', async () => {
    const endless = `with recursive t(n) as (select 1 union all select n + 1 from t) select n from t`
    expect((await db.queryUntrusted(endless, [], 5)).rows.length).toBe(5)
    const huge = `select repeat('x', 2000000) from generate_series(1, 1000)`
    const cut = await db.queryUntrusted(huge, [], 1000)
    expect(cut.truncated).toBe(true)
    expect(cut.rows.length).toBeLessThan(64)
  })
})

describe('an attack', () => {
  afterEach(expectUnharmed)

  it.each([
    // Statements that are not queries.
    `copy discord.guilds to '/pglite/data/PG_VERSION'`,
    `copy discord.guilds from '/pglite/data/PG_VERSION'`,
    `copy discord.guilds to program 'true'`,
    `copy (select 1) to stdout`,
    'commit',
    'rollback',
    'begin',
    'set role postgres',
    'reset role',
    'set session authorization postgres',
    `do $$ begin delete from discord.guilds; end $$`,
    'create table discord.t (id int)',
    'create temporary table t (id int)',
    'vacuum',
    'checkpoint',
    'explain analyze delete from discord.guilds',
    'prepare x as select 1',
    'listen x',
    'declare c cursor for select 1',
    'drop table discord.guilds',
    'truncate discord.guilds',
    `insert into discord.guilds values (2, 'x', null, 1, now())`,
    `update discord.guilds set name = 'x'`,
    // More than one statement, or out of the parentheses.
    'select 1; drop table discord.guilds',
    'select 1) q; drop table discord.guilds; --',
    'select 1) q; drop table discord.guilds; select * from (select 1',
    'select 1; commit; drop table discord.guilds',
    'commit; drop table discord.guilds',
    `select 1 /*`,
    `select 'open`,
    'select $tag$ open',
    'select 1\0',
    '',
    ' -- only a comment',
    // Queries that write.
    `with gone as (delete from discord.guilds returning *) select * from gone`,
    `with made as (insert into discord.guilds values (2, 'x', null, 1, now()) returning *) select * from made`,
    `with changed as (update discord.guilds set name = 'x' returning *) select * from changed`,
    'select * into discord.copy from discord.guilds',
    'select * from discord.guilds for update',
    // Functions that do something.
    `select set_config('role', 'postgres', true)`,
    `select set_config('role', 'postgres', true), query_to_xml('delete from discord.guilds', true, true, '')`,
    `select query_to_xml('select * from app.jobs', true, true, '')`,
    `select * from ts_stat('select words from discord.message_words')`,
    `select pg_read_file('/pglite/data/PG_VERSION')`,
    `select pg_read_binary_file('/pglite/data/PG_VERSION')`,
    `select pg_ls_dir('/')`,
    `select pg_stat_file('/pglite/data/PG_VERSION')`,
    `select pg_sleep(60)`,
    `select lo_import('/pglite/data/PG_VERSION')`,
    `select lo_export(1, '/pglite/data/PG_VERSION')`,
    `select lo_create(1)`,
    `select lo_from_bytea(0, '\\x00')`,
    `select nextval('app.jobs_id_seq')`,
    `select setval('app.jobs_id_seq', 1)`,
    'select pg_terminate_backend(pg_backend_pid())',
    'select pg_cancel_backend(pg_backend_pid())',
    'select pg_reload_conf()',
    'select pg_rotate_logfile()',
    'select pg_switch_wal()',
    'select pg_advisory_lock(1)',
    `select pg_notify('x', 'y')`,
    `select dblink('', 'select 1')`,
    // What is not the reader's to see.
    'select * from app.jobs',
    'select * from app.migrations',
    `select table_to_xml('app.jobs', true, true, '')`,
    'select * from pg_authid',
    'select * from pg_shadow',
    'select * from pg_largeobject',
    'select * from pg_hba_file_rules',
    `select * from pg_settings where name = 'x' and set_config('role', 'postgres', true) is null`,
    // What would not fit.
    `select repeat('x', 2000000000)`,
    `select ${'('.repeat(500)}1${')'.repeat(500)}`,
    `select '${'x'.repeat(30_000)}'`,
  ])('is refused: %.90s', async (text) => {
    await expect(db.queryUntrusted(text, [], 10)).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('through values stays a value', async () => {
    const result = await db.queryUntrusted(
      'select $1::text as t',
      ["'); drop table discord.guilds; --"],
      10,
    )
    expect(result.rows).toEqual([{ t: "'); drop table discord.guilds; --" }])
  })

  it('that changes a setting leaves none behind', async () => {
    await expect(
      db.queryUntrusted(`select set_config('timezone', 'Asia/Tokyo', false)`, [], 1),
    ).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await db.query(sql`show timezone`)).toEqual([{ TimeZone: 'UTC' }])
  })
})

describe('a look at a statement', () => {
  const turn = () => new Promise((resolve) => setImmediate(resolve))

  it.each(['select 1 as a', 'select nowhere'])(
    'leaves a transaction beside it alone: %s',
    async (text) => {
      let looked: Promise<unknown> = Promise.resolve()
      await db.transaction(async (tx) => {
        await tx.query(sql`insert into app.question_pins (question_id) values ('beside')`)
        looked = db.describeUntrusted(text).catch((thrown: AppError) => thrown.code)
        await turn()
      })
      const shape = { columns: ['a'], types: ['integer'], values: [] }
      expect(await looked).toEqual(text.includes('nowhere') ? 'invalid_input' : shape)
      const [row] = await db.query(sql`delete from app.question_pins returning question_id`)
      expect(row).toEqual({ question_id: 'beside' })
    },
  )
})

describe('a statement that traps PostgreSQL', () => {
  it.each([
    `select repeat('[', 1000000)::jsonb`,
    `select to_tsquery(repeat('(', 100000) || 'a' || repeat(')', 100000))`,
    `select ${'1+'.repeat(9000)}1`,
  ])('ends that database instead of going on with half a state: %.60s', async (text) => {
    const doomed = await testDatabase()
    await expect(doomed.queryUntrusted(text, [], 10)).rejects.toMatchObject({
      code: 'engine_restarted',
    })
    await expect(doomed.query(sql`select 1`)).rejects.toMatchObject({ code: 'engine_restarted' })
    await doomed.close()
  })

  it('tells a full disk, which PostgreSQL does not name', async () => {
    const template = await cachedTemplate(process.cwd())
    const doomed = await openPglite({ dir: null, template, hasNoRoom: () => true })
    for (const text of [`select repeat('[', 1000000)::jsonb`, 'select 1']) {
      await expect(doomed.script(text)).rejects.toMatchObject({ code: 'disk_full' })
    }
    await doomed.close()
  })
})
