import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Overview, OverviewScope } from '#shared/overview'
import { type BenchEngine, startEngine } from './engine'
import { inArchive } from './loads'
import { sizeOf } from './make'
import type { BenchOptions } from './options'
import { type Taken, taken } from './processor-time'
import { prepare } from './questions'
import { claim, measure, type Report } from './report'
import { spreadOf } from './stats'
import { TARGETS } from './targets'

/** Each way to narrow is asked for this many of the largest values there are, over and over. */
const VALUES = 5
const ROUNDS = 4

/** SQL takes half a minute for each. */
const BESIDE_SQL = new Set(['everything', 'a month, clocks of Berlin', 'four at once'])

/**
 * Overviews of a loaded archive: the first one ever, the first one after a start, and narrowed in every way, some beside the
 * same by plain SQL, which has to be equal.
 */
export async function benchOverview(
  script: string,
  options: BenchOptions,
  report: Report,
): Promise<void> {
  await inArchive(options, async (dir) => {
    await prepare(script, dir, options, report)
    await rm(join(dir, 'overview'), { recursive: true, force: true })
    report.section('The columns')
    await withEngine(script, dir, async (engine, guild_id) => {
      const { taken: first } = await ask(engine, { guild_id })
      add(report, 'first overview, columns made', [first], null)
    })
    report.add(measure('their file', (await sizeOf(join(dir, 'overview'))) / 1e6, 'MB'))
    await withEngine(script, dir, async (engine, guild_id) => {
      report.section('Overviews')
      const before = await memoryOf(engine)
      const { taken: first } = await ask(engine, { guild_id })
      add(report, 'first one after a start', [first], TARGETS.overview_start_ms)
      report.add(measure('  memory it takes', ((await memoryOf(engine)) - before) / 1e6, 'MB'))
      for (const [name, scopes] of await narrowings(engine, guild_id)) {
        const cold = await ask(engine, scopes[0] as OverviewScope)
        const times: Taken[] = []
        for (let round = 0; round < ROUNDS; round++) {
          for (const scope of scopes) times.push((await ask(engine, scope)).taken)
        }
        if (!BESIDE_SQL.has(name)) {
          add(report, name, times, TARGETS.overview_ms)
          continue
        }
        const sql = await askSql(engine, scopes[0] as OverviewScope)
        add(report, name, times, TARGETS.overview_ms, sql.taken)
        const isEqual = isDeepStrictEqual(cold.value, sql.value)
        report.add(claim(`  ${name}, unequal to SQL`, Number(!isEqual), isEqual, ''))
      }
    })
  })
}

async function withEngine(
  script: string,
  dir: string,
  work: (engine: BenchEngine, guild_id: string) => Promise<void>,
): Promise<void> {
  const engine = await startEngine(script, dir)
  try {
    const [guild] = await engine.ask<{ guild_id: string }[]>('guilds.list')
    await work(engine, guild?.guild_id ?? '0')
  } finally {
    await engine.close()
  }
}

/** What the process holds just now, in bytes. */
const memoryOf = (engine: BenchEngine) => engine.ask<number>('bench.memory')

const queryOf = (scope: OverviewScope) => ({ scope, page: 'guild', top: 8 })

function ask(engine: BenchEngine, scope: OverviewScope) {
  return taken(engine.pid, () => engine.ask<Overview>('overview.get', queryOf(scope)))
}

function askSql(engine: BenchEngine, scope: OverviewScope) {
  return taken(engine.pid, () => engine.ask<Overview>('bench.overview_by_sql', queryOf(scope)))
}

/** Every way to narrow, by values that are large. */
async function narrowings(
  engine: BenchEngine,
  guild_id: string,
): Promise<[string, OverviewScope[]][]> {
  const all = await engine.ask<Overview>('overview.get', {
    ...queryOf({ guild_id }),
    unit: 'month',
    top: VALUES,
  })
  const { channels, authors, roles, emojis, domains, activity } = all
  const months = activity.rows.map(({ start }) => `${start}-01`)
  const spans = months.slice(-VALUES - 1, -1).map((from, at) => ({
    from,
    to: months.slice(-VALUES)[at] as string,
  }))
  const of = (narrowed: Partial<OverviewScope>[]) =>
    narrowed.map((scope) => ({ guild_id, ...scope }))
  const both = channels.map(({ channel_id }, at) => ({
    channel_id,
    weekday: at + 1,
    from: months[1] as string,
    tz: 'America/New_York',
  }))
  const tz = 'Europe/Berlin'
  return [
    ['everything', of([{}])],
    ['everything, clocks of Berlin', of([{ tz }])],
    ['people only', of([{ bots: 'exclude' }])],
    ['a month', of(spans)],
    ['a month, clocks of Berlin', of(spans.map((span) => ({ ...span, tz })))],
    ['a channel', of(channels.map(({ channel_id }) => ({ channel_id })))],
    ['an author', of(authors.map(({ author_id }) => ({ author_id })))],
    ['a role', of(roles.map(({ role_id }) => ({ role_id })))],
    ['an hour of the week', of(channels.map((_, at) => ({ weekday: at + 1, hour: 3 * at })))],
    ['an emoji', of(emojis.map(({ emoji_key }) => ({ emoji: emoji_key })))],
    ['a domain', of(domains.map(({ domain }) => ({ domain })))],
    ['four at once', of(both)],
  ]
}

function add(
  report: Report,
  name: string,
  times: readonly Taken[],
  target: number | null,
  sql?: Taken,
): void {
  const { p50, p95 } = spreadOf(times.map(({ ms }) => ms))
  const processor = times.map(({ processor_ms }) => processor_ms ?? Number.NaN)
  const notes = [
    `p50 ${p50.toFixed(0)}`,
    ...(processor.some(Number.isNaN) ? [] : [`processor ${spreadOf(processor).p50.toFixed(0)} ms`]),
    ...(sql
      ? [`SQL ${sql.ms.toFixed(0)}, processor ${(sql.processor_ms ?? 0).toFixed(0)} ms`]
      : []),
  ]
  report.add(measure(`  ${name}, p95`, p95, 'ms', { target, note: notes.join(', ') }))
}
