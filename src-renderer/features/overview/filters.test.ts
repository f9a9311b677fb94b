import { expect, test } from 'vitest'
import { isSet, lastDays, namesOf, scopeOf, toggleFilter, withoutFilters } from './filters'

const guild = { guild_id: '1' }

test('a click sets a filter, another takes its place, the same again takes it away', () => {
  const once = toggleFilter({}, 'channel', { channel_id: '10' })
  expect(once).toEqual({ channel_id: '10' })
  expect(toggleFilter(once, 'channel', { channel_id: '11' })).toEqual({ channel_id: '11' })
  expect(toggleFilter(once, 'channel', { channel_id: '10' })).toEqual({ channel_id: undefined })
})

test('a whole weekday takes the place of one of its hours', () => {
  const cell = { weekday: 2, hour: 9 }
  expect(toggleFilter(cell, 'week', { weekday: 2 })).toEqual({ weekday: 2, hour: undefined })
  expect(isSet(cell, 'week', { weekday: 2 })).toBe(false)
  expect(isSet(cell, 'week', cell)).toBe(true)
})

test('chips are the filters that are set, without what the page is of', () => {
  const filters = { from: '2025-01-01', hour: 3, channel_id: '10', author_id: '5', domain: '' }
  expect(namesOf(filters, guild)).toEqual(['time', 'week', 'channel', 'author', 'domain'])
  expect(namesOf(filters, { ...guild, channel_id: '11' })).not.toContain('channel')
  expect(namesOf(filters, { ...guild, author_id: '6' })).not.toContain('author')
  expect(withoutFilters(['time', 'week'])).toEqual({
    from: undefined,
    to: undefined,
    weekday: undefined,
    hour: undefined,
  })
})

test('what the page is of stands above the address', () => {
  const filters = { channel_id: '10', hour: 3, emoji: undefined, bots: 'exclude' as const }
  expect(scopeOf({ ...guild, channel_id: '11' }, filters, 'UTC')).toEqual({
    guild_id: '1',
    channel_id: '11',
    hour: 3,
    bots: 'exclude',
    tz: 'UTC',
  })
})

test('the last days with messages, the end exclusive', () => {
  expect(lastDays(7, '2025-03-03')).toEqual({ from: '2025-02-25', to: '2025-03-04' })
})
