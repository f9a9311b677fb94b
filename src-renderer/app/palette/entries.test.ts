import { expect, it } from 'vitest'
import type { GuildRow } from '#shared/rows'
import { parseSearch } from '../search-params'
import { guildEntry, linkEntry, placeEntry, questionEntry, searchEntry } from './entries'

const entries = new Map(
  [
    guildEntry({ guild_id: '1', guild_name: 'Gilde' } as GuildRow),
    placeEntry(
      {
        channel_id: '2',
        guild_id: '1',
        channel_name: 'general',
        channel_type: 'GuildTextChat',
        is_thread: false,
        parent_name: null,
      },
      null,
    ),
    questionEntry({ id: 'guild_authors', title: 'Authors' } as never),
  ].map((entry) => [entry.key, entry]),
)

it.each([
  ['https://discord.com/channels/1', 'Gilde', '/g/1'],
  ['https://discord.com/channels/1/2', 'general', '/g/1/c/2'],
  ['https://discord.com/channels/1/2/3', 'A message in general', '/g/1/c/2?at=3'],
  [
    'discord-binding://archive/questions/guild_authors?x=1',
    'Authors',
    '/questions/guild_authors?x=1',
  ],
  ['discord-binding://archive/g/1/media', '/g/1/media', '/g/1/media'],
])('%s is called %s', (link, name, address) => {
  expect(linkEntry(link, entries)).toMatchObject({ name, target: { kind: 'address', address } })
})

it.each([
  'https://discord.com/channels/9',
  'https://discord.com/channels/1/9',
  'discord-binding://archive/g/9',
  'general',
])('%s leads to nothing that the archive holds', (text) => {
  expect(linkEntry(text, entries)).toBe(null)
})

it.each(['"ferry at noon"', '[draft', '{}', 'a&b=c', '日本語'])(
  'a search of %s keeps its text',
  (text) => {
    const { target } = searchEntry(text)
    const address = target.kind === 'address' ? target.address : ''
    expect(parseSearch(address.slice('/search'.length))).toEqual({ text })
  },
)
