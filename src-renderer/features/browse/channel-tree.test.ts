import { describe, expect, it } from 'vitest'
import type { ChannelRow } from '#shared/rows'
import type { SideSort } from './channel-order'
import {
  bestMatch,
  channelTree,
  RECENT_THREADS,
  type SideRow,
  sideRows,
  typeAhead,
} from './channel-tree'

const channel = (
  channel_id: string,
  channel_name: string,
  parent_id: string | null,
  change: Partial<ChannelRow> = {},
): ChannelRow => ({
  channel_id,
  guild_id: '1',
  channel_name,
  channel_type: 'GuildTextChat',
  is_thread: false,
  parent_id,
  category: parent_id === null ? null : `Category ${parent_id}`,
  topic: null,
  messages: 1,
  first_message_at: null,
  last_message_at: null,
  ...change,
})

const SHUT = {
  filter: '',
  isOpen: () => false,
  isClosed: () => false,
  isUnfolded: () => false,
  hereId: null,
}
const nameOf = (row: SideRow) =>
  row.kind === 'group'
    ? row.name
    : row.kind === 'fold'
      ? `${row.count} ${row.label}`
      : row.channel.channel_name

const groups = channelTree([
  channel('10', 'general', '100'),
  channel('11', 'rules', null),
  channel('12', 'help', '100'),
  channel('20', 'a thread about tea', '10', { is_thread: true }),
  channel('21', 'lost thread', '99', { is_thread: true }),
])
const names = (filter: string, open: string[] = [], closed: string[] = []) =>
  sideRows(groups, {
    ...SHUT,
    filter,
    isOpen: (id) => open.includes(id),
    isClosed: (key) => closed.includes(key),
  }).map(nameOf)

describe('the channels of a guild', () => {
  it('stand under their categories, those without one first, a lost thread under its parent’s name', () => {
    expect(names('')).toEqual([
      'rules',
      'Category 99',
      'lost thread',
      'Category 100',
      'general',
      'help',
    ])
  })

  it('open to their threads', () => {
    expect(names('', ['10'])).toContain('a thread about tea')
  })

  it('fold away with their category', () => {
    expect(names('', [], ['100'])).toEqual(['rules', 'Category 99', 'lost thread', 'Category 100'])
  })

  it('are filtered with their parents', () => {
    expect(names('TEA')).toEqual(['Category 100', 'general', 'a thread about tea'])
    expect(names('help')).toEqual(['Category 100', 'help'])
    expect(names('nothing like it')).toEqual([])
  })

  it('let Enter open the channel that the text names, past categories and parents', () => {
    const best = (filter: string) => {
      const rows = sideRows(groups, { ...SHUT, filter })
      const row = rows[bestMatch(rows, filter)]
      return row?.kind === 'channel' ? row.channel.channel_name : null
    }
    expect(best('he')).toBe('help')
    expect(best('TEA')).toBe('a thread about tea')
    expect(best(' help ')).toBe('help')
    expect(best('')).toBe('rules')
    expect(best('nothing like it')).toBe(null)
  })
})

describe('the order of channels', () => {
  const day = (n: number) => `2025-01-${String(n).padStart(2, '0')}T00:00:00.000Z`
  const all = [
    channel('31', 'b', '300', { messages: 5, last_message_at: day(9) }),
    channel('30', 'c', '300', { messages: 9, last_message_at: day(1) }),
    channel('32', 'a', '200', { messages: 1, last_message_at: day(3) }),
    channel('40', 'thread', '32', { is_thread: true, messages: 20, last_message_at: day(20) }),
  ]
  const order = (sort: SideSort) =>
    sideRows(channelTree(all, sort), SHUT)
      .filter((row) => row.kind === 'channel')
      .map(nameOf)
      .join('')

  it('is by name, age, activity or messages; threads count for their channel, channels for their category', () => {
    expect(order('name')).toBe('abc')
    expect(order('age')).toBe('acb')
    expect(order('activity')).toBe('abc')
    expect(order('messages')).toBe('acb')
    const [first] = channelTree(all, 'messages')
    expect(first?.key).toBe('200')
  })
})

describe('what is folded away', () => {
  const threads = Array.from({ length: 14 }, (_, n) =>
    channel(String(500 + n), `t${n}`, '10', {
      is_thread: true,
      last_message_at: `2025-01-${String(10 + n)}T00:00:00.000Z`,
    }),
  )
  const groups = channelTree([
    channel('10', 'general', null),
    channel('11', 'silent', null, { messages: 0 }),
    ...threads,
  ])
  const shown = (more: Partial<typeof SHUT> | object) =>
    sideRows(groups, { ...SHUT, isOpen: () => true, ...more }).map(nameOf)

  it('are channels without messages, and threads after the latest ones', () => {
    const rows = shown({})
    expect(rows.slice(0, 3)).toEqual(['general', 't13', 't12'])
    expect(rows).toHaveLength(1 + RECENT_THREADS + 1 + 1)
    expect(rows.slice(-2)).toEqual(['4 older', '1 empty'])
    expect(shown({ isUnfolded: () => true }).slice(-2)).toEqual(['1 empty', 'silent'])
  })

  it('is never the place that is read, nor anything while one filters', () => {
    expect(shown({ hereId: '500' })).toContain('t0')
    expect(shown({ hereId: '11' })).toContain('silent')
    expect(shown({ filter: 'silent' })).toEqual(['silent'])
  })
})

it('goes on to the next channel with a typed letter, round the end', () => {
  const rows = sideRows(
    channelTree([
      channel('1', 'alpha', null),
      channel('2', 'beta', null),
      channel('3', 'album', null),
    ]),
    SHUT,
  )
  expect(rows.map(nameOf)).toEqual(['album', 'alpha', 'beta'])
  expect(typeAhead(rows, 0, 'a')).toBe(1)
  expect(typeAhead(rows, 1, 'a')).toBe(0)
  expect(typeAhead(rows, 1, 'al')).toBe(1)
  expect(typeAhead(rows, 0, 'x')).toBe(-1)
})

it('builds and filters 2,000 channels with 20,000 threads in less than a frame’s patience', () => {
  const channels = Array.from({ length: 2000 }, (_, n) =>
    channel(String(1000 + n), `channel ${n}`, String(100 + (n % 40)), { messages: n }),
  )
  const threads = Array.from({ length: 20_000 }, (_, n) =>
    channel(String(100_000 + n), `thread ${n}`, String(1000 + (n % 2000)), { is_thread: true }),
  )
  const all = [...channels, ...threads]
  const started = performance.now()
  const tree = channelTree(all, 'activity')
  const rows = sideRows(tree, { ...SHUT, isOpen: () => true, isUnfolded: () => true })
  const found = sideRows(tree, { ...SHUT, filter: '1999' })
  const took = performance.now() - started
  expect(rows).toHaveLength(40 + 2000 + 20_000)
  expect(found.length).toBeGreaterThan(2)
  // 60 ms on an idle machine; what would be quadratic takes minutes
  expect(took).toBeLessThan(3000)
})
