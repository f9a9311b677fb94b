import { expect, test } from 'vitest'
import { placeOperators } from './place-operators'

const guilds = [
  { guild_id: '1', guild_name: 'Harbour' },
  { guild_id: '2', guild_name: 'Book club' },
]
const channel = (guild_id: string, channel_id: string, channel_name: string) => ({
  guild_id,
  channel_id,
  channel_name,
})
const channels = [
  channel('1', '10', 'general'),
  channel('2', '20', 'general'),
  channel('2', '21', 'the shelf'),
  channel('2', '22', 'notes'),
  channel('2', '23', 'notes'),
]

test('a place is named by what means nothing else', () => {
  const of = (guild_id: string, channel_id: string | null) =>
    placeOperators({ guild_id, channel_id }, guilds, channels)
  expect(of('2', null)).toBe('in:"Book club"')
  expect(of('2', '21')).toBe('in:"#the shelf"')
  expect(of('1', '10')).toBe('in:#general in:Harbour')
  expect(of('2', '23')).toBe('in:23')
  expect(of('3', null)).toBe('in:3')
})
