import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '#engine/db/sql'
import { writeSample } from '#engine/sample/write'
import { parseAll } from './floor'
import { differences } from './loads'
import { asText } from './native-client'
import { readOptions } from './options'
import { treeBytes } from './processes'
import { latenciesByStage } from './reader'
import { lineOf, measure } from './report'
import { nameOf } from './statements'
import { quantile, spreadOf } from './stats'

let dir: string

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'bench-test-'))
})

afterEach(() => rm(dir, { recursive: true, force: true }))

describe('figures', () => {
  test('a quantile is a value that occurred', () => {
    const values = [5, 1, 3, 2, 4]
    expect([quantile(values, 0.5), quantile(values, 0.95), quantile([], 0.5)]).toEqual([3, 5, 0])
    expect(spreadOf(values)).toEqual({ count: 5, p50: 3, p95: 5, longest: 5 })
  })

  test('a ratio is held against the target where there is one, else the figure', () => {
    const ofFloor = (value: number) => ({ ratio: { value, of: 'floor' }, target: 1.3 })
    expect(measure('load', 9, 's', ofFloor(1.3)).is_met).toBe(true)
    expect(measure('load', 1, 's', ofFloor(1.31)).is_met).toBe(false)
    expect(measure('peak memory', 801, 'MB', { target: 800 }).is_met).toBe(false)
    expect(measure('open', 1, 's').is_met).toBeNull()
  })

  test('a line names figure, unit, ratio, target and verdict', () => {
    const load = measure('load', 4.2, 's', { ratio: { value: 1.4, of: 'floor' }, target: 1.3 })
    expect(lineOf(load).replace(/ +/g, ' ')).toBe('load 4.20 s 1.40 x floor <= 1.3 x ✗')
    const disk = measure('on disk', 2400.4, 'MB', { note: 'when done' })
    expect(lineOf(disk).replace(/ +/g, ' ')).toBe('on disk 2,400 MB when done')
  })

  test('memory counts a process and everything below it', () => {
    const process = (pid: number, parent: number) => ({ pid, parent, bytes: 10 ** pid })
    expect(treeBytes(2, [process(1, 0), process(2, 1), process(4, 3), process(3, 2)])).toBe(11_100)
  })
})

describe('statements', () => {
  test('are named by what they do, and to what', () => {
    const script = (text: string) => nameOf({ kind: 'script', text })
    expect(script('create index messages_author on discord.messages (author_id)')).toBe(
      'index messages_author',
    )
    expect(script('\n  insert into discord.authors as old\n (id)')).toBe('insert authors')
    expect(script('analyze discord.messages')).toBe('analyze messages')
    expect(script(`select gin_clean_pending_list('x')`)).toBe('call gin_clean_pending_list')
    expect(
      nameOf({ kind: 'query', query: sql`select 1 from discord.messages where id = ${1}` }),
    ).toBe('select messages')
    const data = new Uint8Array()
    expect(nameOf({ kind: 'copy', table: 'discord.links', columns: [], data })).toBe('copy links')
  })

  test('send their values to PostgreSQL as text', () => {
    expect([asText(null), asText(true), asText(7), asText('a')]).toEqual([null, 'true', '7', 'a'])
    expect(asText(['a"b\\', null, 3])).toBe('{"a\\"b\\\\",null,"3"}')
  })
})

describe('a reader', () => {
  test('waits in the stage that held the call up longest', () => {
    const stages = [
      { name: 'Reading messages', at: 0 },
      { name: 'Building', at: 100 },
      { name: 'Done', at: 500 },
    ]
    const readings = [
      { asked: 10, answered: 15 },
      { asked: 98, answered: 501 },
    ]
    expect([...latenciesByStage(readings, stages)]).toEqual([
      ['Reading messages', [5]],
      ['Building', [403]],
      ['Done', []],
    ])
  })
})

describe('the floor', () => {
  test('counts the same in slices as in whole files', async () => {
    const made = await writeSample(dir, { profile: 'bench', messages: 600, files: 5 })
    const whole = await parseAll(dir)
    const sliced = await parseAll(dir, { whole: 0, slice: 60_000 })
    expect(whole.messages).toBe(made.messages)
    expect({ ...sliced, seconds: 0 }).toEqual({ ...whole, seconds: 0 })
  })

  test('tells files whose messages are not all there', () => {
    const files = [
      { name: 'a.json', messages: 3 },
      { name: 'b.json', messages: 2 },
    ]
    expect(differences(files, files)).toEqual([])
    expect(differences(files, [{ name: 'a.json', messages: 2 }])).toEqual([
      'a.json: 2 of 3 messages',
      'b.json: 0 of 2 messages',
    ])
  })
})

describe('options', () => {
  test('a soak goes past five million messages, an ingest to one', () => {
    expect(readOptions(['soak'])?.messages).toBeGreaterThan(5_000_000)
    expect(readOptions([])).toMatchObject({ kind: 'ingest', messages: 1_000_000, files: 50 })
  })

  test('what is not understood is refused', () => {
    for (const args of [
      ['fly'],
      ['--messages', 'x'],
      ['--against', '/nowhere'],
      ['ingest', 'more'],
    ]) {
      expect(readOptions(args)).toBeNull()
    }
  })
})
