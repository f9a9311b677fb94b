import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Scope } from '#shared/scope'
import { compareIds } from '#shared/snowflake'
import { authorCard } from './archive/author-card'
import { authorTies } from './archive/author-ties'
import { listDomains, listLinks } from './archive/link-list'
import { countMedia, listMedia } from './archive/media-items'
import { listMembers } from './archive/members'
import { messagesInScope } from './archive/messages'
import { listThreads } from './archive/threads'
import type { Database } from './db/database'
import { count, groups, sum } from './questions/oracle/ask'
import { localOf } from './questions/oracle/calendar'
import { HARBOUR, writeRandomArchive } from './questions/oracle/random-archive'
import { readTold, type Told, type ToldArchive } from './questions/oracle/read'
import { testDatabase } from './testing/database'
import { ingestPaths } from './testing/ingest'

/* What the panels say, against a count in TypeScript from the JSON alone, and against the lists behind the numbers. */

const CHANNEL = '6000000000000001'
const TZ = 'America/Sao_Paulo'

let db: Database
let dir: string
let told: ToldArchive
let counted: Told[]

beforeAll(async () => {
  db = await testDatabase()
  dir = await writeRandomArchive(7, 60)
  await ingestPaths(db, [dir])
  told = await readTold(dir)
  counted = told.messages.filter((m) => m.guild === HARBOUR && m.isCounted)
})
afterAll(async () => {
  await db.close()
  await rm(dir, { recursive: true })
})

/** How many messages the drawer lists behind a number. */
async function behind(scope: Scope): Promise<number> {
  return (await messagesInScope(db, { scope, cursor: null, limit: 1 })).total
}

const tally = <T>(items: readonly T[], key: (item: T) => string) =>
  Object.fromEntries([...groups(items, key)].map(([name, list]) => [name, list.length]))

test('an author card counts what the author posted, from all sides', async () => {
  for (const [author_id, own] of groups(counted, (m) => m.key)) {
    const card = await authorCard(db, { guild_id: HARBOUR, author_id, tz: TZ })
    const { activity } = card
    expect(card.author_name).toBe(told.names.get(`${HARBOUR}/${author_id}`)?.name)
    expect(activity.messages).toBe(own.length)
    expect(activity.first_message_at).toBe(
      new Date(Math.min(...own.map((m) => m.ms))).toISOString(),
    )
    expect(activity.last_message_at).toBe(new Date(Math.max(...own.map((m) => m.ms))).toISOString())
    expect(activity.unit).toBe('week')
    expect(tallied(activity.periods, (p) => p.start)).toEqual(
      tally(own, (m) => localOf(m.ms, TZ).week),
    )
    expect(tallied(activity.hours, (h) => `${h.weekday} ${h.hour}`)).toEqual(
      tally(own, (m) => `${localOf(m.ms, TZ).weekday} ${localOf(m.ms, TZ).hour}`),
    )
    expect(tallied(activity.channels, (c) => c.channel_id)).toEqual(tally(own, (m) => m.channel))
    expect(activity.channel_count).toBe(count(own.map((m) => m.channel)))
    expect(activity.attachments).toBe(sum(own.map((m) => m.attachments)))
    expect(activity.reactions_received).toBe(
      sum(own.flatMap((m) => m.reactions.map((r) => r.count))),
    )
  }
})

function tallied<T extends { messages: number }>(rows: readonly T[], key: (row: T) => string) {
  return Object.fromEntries(rows.map((row) => [key(row), row.messages]))
}

test('every number of a card is that of the list it opens', async () => {
  const [[author_id = ''] = []] = [...groups(counted, (m) => m.key)].toSorted(
    (a, b) => b[1].length - a[1].length,
  )
  const own = { guild_id: HARBOUR, author_id, tz: TZ }
  const { activity } = await authorCard(db, own)
  expect(await behind(own)).toBe(activity.messages)
  for (const { start, messages } of activity.periods) {
    expect(await behind({ ...own, period: { unit: activity.unit, start } })).toBe(messages)
  }
  for (const { weekday, hour, messages } of activity.hours) {
    expect(await behind({ ...own, weekday, hour })).toBe(messages)
  }
  for (const { channel_id, messages } of activity.channels) {
    expect(await behind({ ...own, channel_id })).toBe(messages)
  }
  const ties = await authorTies(db, own)
  expect(ties.answers.length).toBeGreaterThan(0)
  for (const { author, messages } of ties.answers) {
    expect(await behind({ ...own, replies_to_author_id: author.author_id })).toBe(messages)
  }
  for (const { author, messages } of ties.answered_by) {
    const scope = { guild_id: HARBOUR, author_id: author.author_id }
    expect(await behind({ ...scope, replies_to_author_id: author_id })).toBe(messages)
  }
})

test('who answers whom is told from replies to messages of others', async () => {
  const replies = counted.flatMap((m) => {
    const original = m.replyTo === null ? undefined : told.byPlace.get(m.replyTo)
    const isContent = original !== undefined && original.content !== 'Joined the server.'
    return isContent && original.key !== m.key ? [{ from: m.key, to: original.key }] : []
  })
  const most = (keys: string[]) =>
    [...groups(keys, (key) => key).values()].map((list) => list.length).sort((a, b) => b - a)
  for (const author_id of new Set(counted.map((m) => m.key))) {
    const ties = await authorTies(db, { guild_id: HARBOUR, author_id })
    const to = replies.filter((r) => r.from === author_id).map((r) => r.to)
    const from = replies.filter((r) => r.to === author_id).map((r) => r.from)
    expect(ties.answers.map((tie) => tie.messages)).toEqual(most(to).slice(0, 5))
    expect(ties.answered_by.map((tie) => tie.messages)).toEqual(most(from).slice(0, 5))
    for (const { author, messages } of ties.answers) {
      expect(to.filter((key) => key === author.author_id)).toHaveLength(messages)
    }
  }
})

/** Under what an author stands: the id of the highest role, which in the random archive is the largest. */
function groupOf(key: string): string {
  const known = told.names.get(`${HARBOUR}/${key}`)
  if (known?.isBot) return 'bots'
  return (
    known?.roles
      .map((role) => role.id)
      .toSorted(compareIds)
      .at(-1) ?? 'no_role'
  )
}

function fromTheTop(a: string, b: string): number {
  const after = ['no_role', 'bots']
  const place = (group: string) => after.indexOf(group)
  return place(a) - place(b) || compareIds(b, a)
}

test('members are those who wrote in the channel, with how much they wrote there', async () => {
  const own = counted.filter((m) => m.channel === CHANNEL)
  const found = await listMembers(db, { guild_id: HARBOUR, channel_id: CHANNEL, text: '' })
  expect(tallied(found.members, (m) => m.author_id)).toEqual(tally(own, (m) => m.key))
  expect(found.total).toBe(count(own.map((m) => m.key)))
  const groupsTold = groups([...new Set(own.map((m) => m.key))], groupOf)
  expect(found.groups.map(({ kind, role }) => role?.role_id ?? kind)).toEqual(
    [...groupsTold.keys()].toSorted(fromTheTop),
  )
  for (const { kind, role, members } of found.groups) {
    expect(groupsTold.get(role?.role_id ?? kind)).toHaveLength(members)
  }
  expect(sum(found.groups.map((group) => group.members))).toBe(found.total)
  const named = await listMembers(db, { guild_id: HARBOUR, channel_id: CHANNEL, text: 'nick 1' })
  expect(new Set(named.members.map((m) => m.author_name))).toEqual(new Set(['Nick 1']))
})

test('threads tell their messages, people and times, and where they start', async () => {
  const { threads, total } = await listThreads(db, {
    guild_id: HARBOUR,
    channel_id: CHANNEL,
    text: '',
    sort: 'activity',
  })
  const [thread] = threads
  const own = counted.filter((m) => m.channel === thread?.channel_id)
  const starter = told.byPlace.get(`${CHANNEL}/${thread?.channel_id}`)
  expect(total).toBe(1)
  expect(thread).toMatchObject({
    channel_name: 'a thread',
    messages: own.length,
    people: count(own.map((m) => m.key)),
    first_message_at: new Date(Math.min(...own.map((m) => m.ms))).toISOString(),
    last_message_at: new Date(Math.max(...own.map((m) => m.ms))).toISOString(),
    start: { channel_id: CHANNEL, message_id: starter?.id, excerpt: starter?.content },
  })
  expect(thread?.start?.author.author_id).toBe(starter?.key)
})

test('galleries hold every attachment of their place once, in order, page by page', async () => {
  const author_id = counted.find((m) => m.attachments > 0)?.key ?? ''
  const places = [{}, { channel_id: CHANNEL }, { author_id }]
  const twins = told.messages.filter((m) => told.channels.some((c) => c.isThread && c.id === m.id))
  const isTwin = (m: Told) => twins.includes(m) && m.channel === m.id
  for (const place of places) {
    const own = told.messages.filter(
      (m) =>
        m.guild === HARBOUR &&
        !isTwin(m) &&
        (place.channel_id === undefined || m.channel === place.channel_id) &&
        (place.author_id === undefined || m.key === place.author_id),
    )
    const asked = { guild_id: HARBOUR, ...place }
    const pictures = own.flatMap((m) =>
      m.fileNames.flatMap((name, position) =>
        /\.png$/i.test(name) ? [{ m, position, size: m.fileSizes[position] ?? 0 }] : [],
      ),
    )
    const all = sum(own.map((m) => m.attachments))
    expect(await countMedia(db, asked)).toMatchObject({
      all,
      image: pictures.length,
      file: all - pictures.length,
    })
    for (const sort of ['newest', 'oldest', 'largest'] as const) {
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const page = await listMedia(db, { ...asked, type: 'image', sort, cursor, limit: 7 })
        seen.push(...page.items.map((item) => `${item.message_id}/${item.position}`))
        cursor = page.next_cursor
      } while (cursor !== null)
      const bySize = sort === 'largest' ? 1 : 0
      const expected = pictures.toSorted(
        (a, b) =>
          (b.size - a.size) * bySize || compareIds(a.m.id, b.m.id) * (sort === 'oldest' ? 1 : -1),
      )
      expect(seen).toEqual(expected.map(({ m, position }) => `${m.id}/${position}`))
    }
  }
})

test('links are told once, with how often, by how many and where last', async () => {
  const said = counted.flatMap((m) =>
    [...m.content.matchAll(/https:\/\/\S+/g)].map((match) => ({ m, url: match[0] })),
  )
  for (const sort of ['newest', 'often'] as const) {
    const seen: Awaited<ReturnType<typeof listLinks>>['links'] = []
    let cursor: string | null = null
    do {
      const page = await listLinks(db, { guild_id: HARBOUR, text: '', sort, cursor, limit: 2 })
      expect(page.total).toBe(count(said.map(({ url }) => url)))
      seen.push(...page.links)
      cursor = page.next_cursor
    } while (cursor !== null)
    expect(tallied(seen, (link) => link.url)).toEqual(tally(said, ({ url }) => url))
    for (const link of seen) {
      const own = said.filter(({ url }) => url === link.url).map(({ m }) => m)
      expect(link.people).toBe(count(own.map((m) => m.key)))
      expect(own.map((m) => m.id)).toContain(link.message_id)
      expect(link.last_at).toBe(new Date(Math.max(...own.map((m) => m.ms))).toISOString())
      expect(await behind({ guild_id: HARBOUR, url: link.url })).toBe(link.messages)
    }
  }
  const domains = await listDomains(db, { guild_id: HARBOUR })
  const places = groups(said, ({ m }) => m)
  const perDomain = [...places.keys()].flatMap((m) => [...new Set(m.domains)])
  expect(tallied(domains, (row) => row.domain)).toEqual(tally(perDomain, (domain) => domain))
})
