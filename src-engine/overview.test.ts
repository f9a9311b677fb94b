import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Overview, OverviewQuery, OverviewScope } from '#shared/overview'
import { compareIds } from '#shared/snowflake'
import { messagesInScope } from './archive/messages'
import { overviewBySql } from './archive/overview/by-sql'
import { type Overviews, openOverviews } from './archive/overview/overviews'
import type { Database } from './db/database'
import { groups, sum } from './questions/oracle/ask'
import { everyPeriod, localOf } from './questions/oracle/calendar'
import { HARBOUR, writeRandomArchive } from './questions/oracle/random-archive'
import { readTold, type Told, type ToldArchive } from './questions/oracle/read'
import { testDatabase } from './testing/database'
import { ingestPaths } from './testing/ingest'

/* The overview beside what plain TypeScript tells from the JSON of random archives. */

const GENERAL = '6000000000000001'
const PERSON = '90000000000000001'
const WAVE = '700000000000000001'
const ROLE = '3000000000000001'

const SCOPES: Partial<OverviewScope>[] = [
  {},
  { bots: 'exclude', tz: 'Australia/Lord_Howe' },
  { channel_id: GENERAL, tz: 'America/Sao_Paulo' },
  { author_id: PERSON, tz: 'Europe/Berlin' },
  { author_id: '555000000000000001:Ärger' },
  { role_id: ROLE, tz: 'Europe/Berlin' },
  { from: '2018-02-18', to: '2018-11-04', tz: 'America/Sao_Paulo' },
  { from: '2018-03-25T01:00:00Z', to: '2018-10-28T00:30:00.000Z', tz: 'Europe/Berlin' },
  { from: '2018-12-31', to: '2019-01-02' },
  { weekday: 7, tz: 'Australia/Lord_Howe' },
  { weekday: 7, hour: 2, tz: 'Europe/Berlin' },
  { emoji: WAVE, bots: 'exclude' },
  { domain: 'example.com', tz: 'America/Sao_Paulo' },
  { domain: 'example.com', emoji: '👍', channel_id: GENERAL, role_id: ROLE },
  { from: '2030-01-01', to: '2031-01-01' },
]

describe.each([
  [1, 40],
  [2, 6],
])('archive %i with %i messages a channel', (seed, size) => {
  let db: Database
  let dir: string
  let told: ToldArchive
  let overviews: Overviews
  beforeAll(async () => {
    db = await testDatabase()
    dir = await writeRandomArchive(seed, size)
    await ingestPaths(db, [dir])
    told = await readTold(dir)
    overviews = openOverviews(db, null)
  })
  afterAll(async () => {
    await db.close()
    await rm(dir, { recursive: true })
  })

  test.each(SCOPES.map((scope) => [JSON.stringify(scope), scope] as const))(
    '%s',
    async (_, narrowed) => {
      const scope = { guild_id: HARBOUR, ...narrowed }
      for (const page of ['guild', 'channel', 'author'] as const) {
        const query: OverviewQuery = { scope, page, top: 50 }
        const bySql = await overviewBySql(db, query)
        expect(brief(bySql)).toEqual(toldOverview(told, query))
        expect(await overviews.get(query)).toEqual(bySql)
      }
    },
  )

  test('new authors are the messages with the trait', async () => {
    const scope: OverviewScope = { guild_id: HARBOUR, channel_id: GENERAL, tz: 'Europe/Berlin' }
    const { activity, totals } = await overviewBySql(db, { scope, page: 'guild', top: 1 })
    expect(totals.new_authors).toBeGreaterThan(0)
    for (const { start, new_authors } of activity.rows) {
      const period = { unit: activity.unit, start }
      const { messages } = await messagesInScope(db, {
        scope: { ...scope, period, has: ['first'] },
        cursor: null,
        limit: 200,
      })
      expect(messages).toHaveLength(new_authors)
    }
  })

  test('lists are cut, and a unit may be asked for', async () => {
    const overview = await overviewBySql(db, {
      scope: { guild_id: HARBOUR },
      page: 'guild',
      unit: 'day',
      top: 1,
    })
    expect(overview.authors).toHaveLength(1)
    expect(overview.activity.unit).toBe('day')
    expect(overview.authors[0]?.spark).toHaveLength(overview.activity.rows.length)
  })
})

test('a guild without messages has an empty overview', async () => {
  const db = await testDatabase()
  const overview = await overviewBySql(db, { scope: { guild_id: '1' }, page: 'guild', top: 8 })
  expect(overview).toMatchObject({ before: null, activity: { rows: [] }, channels: [] })
  expect(overview.totals).toMatchObject({ messages: 0, reactions: 0, first_message_at: null })
  expect(overview.hours).toHaveLength(168)
  await db.close()
})

/** What the oracle tells too. */
function brief({ channels, authors, newcomers, roles, emojis, domains, ...rest }: Overview) {
  const row = (a: Overview['authors'][number]) => [
    a.author_id,
    a.author_name,
    a.is_bot,
    a.messages,
    a.reactions,
    a.first_message_at,
    a.last_message_at,
    a.spark,
  ]
  const { words: _words, entities: _entities, ...told } = rest
  return {
    ...told,
    channels: channels.map((c) => [
      c.channel_id,
      c.channel_name,
      c.is_thread,
      c.messages,
      c.authors,
      c.last_message_at,
      c.spark,
    ]),
    authors: authors.map(row),
    newcomers: newcomers.map(row),
    roles: roles.map((r) => [r.role_id, r.authors, r.messages]),
    emojis: emojis.map((e) => [e.emoji_key, e.is_custom, e.count, e.messages]),
    domains: domains.map((d) => [d.domain, d.links, d.messages]),
  }
}

function toldOverview(archive: ToldArchive, { scope, page }: OverviewQuery) {
  const tz = scope.tz ?? 'UTC'
  const ofGuild = archive.messages.filter((m) => m.isCounted && m.guild === scope.guild_id)
  const history = groups(ofGuild, (m) => m.key)
  const firsts = new Set([...history.values()].map((list) => list.toSorted(byAge)[0]))
  const subject = { guild: null, channel: 'channel_id', author: 'author_id' }[page]
  const rolesOf = (m: Told) => {
    const roles = archive.names.get(`${m.guild}/${m.key}`)?.roles ?? []
    return m.webhook === '' ? roles.map(({ id }) => id) : []
  }
  const within = ({ role_id, ...fields }: Partial<OverviewScope>) =>
    ofGuild.filter(
      (m) => isIn(m, fields, tz) && (role_id === undefined || rolesOf(m).includes(role_id)),
    )
  const ignoring = (...fields: (keyof OverviewScope)[]) =>
    within(
      Object.fromEntries(
        Object.entries(scope).filter(
          ([name]) => name === subject || !fields.includes(name as keyof OverviewScope),
        ),
      ),
    )
  const filters = ['channel_id', 'author_id', 'role_id', 'from', 'to', 'weekday', 'hour'] as const
  const all = ignoring(...filters, 'emoji', 'domain')
  const span = all.map((m) => localOf(m.ms, tz).day)
  const [first = '', last = ''] = [span.toSorted()[0], span.toSorted().at(-1)]
  const days = (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1
  const unit = days <= 184 || span.length === 0 ? 'day' : days <= 1096 ? 'week' : 'month'
  const periodOf = (m: Told) => localOf(m.ms, tz)[unit]
  const starts = everyPeriod(unit, all.map(periodOf))
  const spark = (list: Told[]) => starts.map((p) => list.filter((m) => periodOf(m) === p).length)
  const curve = ignoring('from', 'to')
  const reactionsOf = (list: Told[]) => sum(list.flatMap((m) => m.reactions.map((r) => r.count)))
  const authorRow = ([key, list]: [string, Told[]]) => {
    const { name, isBot } = archive.names.get(`${scope.guild_id}/${key}`) ?? {}
    const all = history.get(key) ?? []
    const line = spark(ignoring('author_id', 'from', 'to').filter((m) => m.key === key))
    return [key, name, isBot, list.length, reactionsOf(list), oldest(all), newest(all), line]
  }
  const byKey = ([a]: [string, unknown], [b]: [string, unknown]) => {
    const [[idA = '', faceA = ''], [idB = '', faceB = '']] = [a.split(':'), b.split(':')]
    return compareIds(idA, idB) || Buffer.compare(Buffer.from(faceA), Buffer.from(faceB))
  }
  const people = [...groups(ignoring('author_id'), (m) => m.key)]
  const held = groups(
    ignoring('role_id').flatMap((m) => rolesOf(m).map((role) => ({ role, m }))),
    ({ role }) => role,
  )
  const authorsOf = (list: Told[]) => new Set(list.map((m) => m.key)).size
  const threads = new Set(archive.channels.filter((c) => c.isThread).map((c) => c.id))
  const totals = (list: Told[]) => {
    const channels = [...new Set(list.map((m) => m.channel))]
    return {
      messages: list.length,
      authors: authorsOf(list),
      new_authors: list.filter((m) => firsts.has(m)).length,
      channels: channels.filter((id) => !threads.has(id)).length,
      threads: channels.filter((id) => threads.has(id)).length,
      replies: list.filter((m) => m.isReply).length,
      reactions: reactionsOf(list),
      attachments: sum(list.map((m) => m.attachments)),
      links: sum(list.map((m) => m.domains.length)),
      questions: list.filter((m) => m.isQuestion).length,
      characters: sum(list.map((m) => [...m.content].length)),
      first_message_at: list.length > 0 ? oldest(list) : null,
      last_message_at: list.length > 0 ? newest(list) : null,
    }
  }
  return {
    totals: totals(ignoring()),
    before: beforeOf(scope),
    activity: {
      unit,
      rows: starts.map((start) => {
        const here = curve.filter((m) => periodOf(m) === start)
        const new_authors = here.filter((m) => firsts.has(m)).length
        return { start, messages: here.length, authors: authorsOf(here), new_authors }
      }),
    },
    hours: Array.from({ length: 168 }, (_, cell) => {
      const [weekday, hour] = [Math.floor(cell / 24) + 1, cell % 24]
      const here = ignoring('weekday', 'hour').map((m) => localOf(m.ms, tz))
      const messages = here.filter((t) => t.weekday === weekday && t.hour === hour).length
      return { weekday, hour, messages }
    }),
    channels: [...groups(ignoring('channel_id'), (m) => m.channel)]
      .sort(([a, x], [b, y]) => y.length - x.length || compareIds(a, b))
      .map(([id, list]) => [
        id,
        archive.channels.find((c) => c.id === id)?.name,
        threads.has(id),
        list.length,
        authorsOf(list),
        newest(list),
        spark(ignoring('channel_id', 'from', 'to').filter((m) => m.channel === id)),
      ]),
    authors: people.toSorted((a, b) => b[1].length - a[1].length || byKey(a, b)).map(authorRow),
    newcomers: people
      .filter(([, list]) => list.some((m) => firsts.has(m)))
      .map(([key, list]): [string, Told[], string] => [key, list, oldest(history.get(key) ?? [])])
      .sort((a, b) => (a[2] < b[2] ? 1 : a[2] > b[2] ? -1 : byKey([a[0], 0], [b[0], 0])))
      .map(([key, list]) => authorRow([key, list])),
    roles: [...held]
      .sort(([a, x], [b, y]) => y.length - x.length || compareIds(a, b))
      .map(([id, list]) => [id, authorsOf(list.map(({ m }) => m)), list.length]),
    emojis: [
      ...groups(
        ignoring('emoji').flatMap((m) => m.reactions),
        (r) => r.key,
      ),
    ]
      .map(([key, list]) => ({ key, list, count: sum(list.map((r) => r.count)) }))
      .sort((a, b) => b.count - a.count || Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)))
      .map(({ key, list, count }) => [key, list[0]?.isCustom, count, list.length]),
    domains: [
      ...groups(
        ignoring('domain').flatMap((m) => m.domains.map((domain) => ({ domain, m }))),
        (link) => link.domain,
      ),
    ]
      .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
      .map(([domain, list]) => [domain, list.length, new Set(list.map(({ m }) => m)).size]),
  }

  function beforeOf({ from, to, ...rest }: OverviewScope) {
    if (from === undefined || to === undefined) return null
    const ms = 2 * Date.parse(from) - Date.parse(to)
    const start = new Date(ms).toISOString().slice(0, from.length === 10 ? 10 : 24)
    return totals(within({ ...rest, from: start, to: from }))
  }
}

const byAge = (a: Told, b: Told) => a.ms - b.ms || compareIds(a.id, b.id)
const oldest = (list: Told[]) => new Date(Math.min(...list.map((m) => m.ms))).toISOString()
const newest = (list: Told[]) => new Date(Math.max(...list.map((m) => m.ms))).toISOString()

function isIn(m: Told, scope: Partial<OverviewScope>, tz: string): boolean {
  const local = localOf(m.ms, tz)
  const isSince = (time: string) =>
    time.includes('T') ? m.ms >= Date.parse(time) : local.day >= time
  return (
    (scope.channel_id === undefined || m.channel === scope.channel_id) &&
    (scope.author_id === undefined || m.key === scope.author_id) &&
    (scope.bots !== 'exclude' || !m.isBot) &&
    (scope.from === undefined || isSince(scope.from)) &&
    (scope.to === undefined || !isSince(scope.to)) &&
    (scope.weekday === undefined || local.weekday === scope.weekday) &&
    (scope.hour === undefined || local.hour === scope.hour) &&
    (scope.emoji === undefined || m.reactions.some((r) => r.key === scope.emoji)) &&
    (scope.domain === undefined || m.domains.includes(scope.domain))
  )
}
