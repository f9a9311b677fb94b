import { describe, expect, it } from 'vitest'
import type { ChannelRow } from '#shared/rows'
import { bestMatch, channelTree, sideRows } from './channel-tree'

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

const groups = channelTree([
  channel('10', 'general', '100'),
  channel('11', 'rules', null),
  channel('12', 'help', '100'),
  channel('20', 'a thread about tea', '10', { is_thread: true }),
  channel('21', 'lost thread', '99', { is_thread: true }),
])
const names = (filter: string, open: string[] = [], closed: string[] = []) =>
  sideRows(groups, {
    filter,
    isOpen: (id) => open.includes(id),
    isClosed: (key) => closed.includes(key),
  }).map((row) => (row.kind === 'group' ? row.name : row.channel.channel_name))

describe('the channels of a guild', () => {
  it('stand under their categories, those without one first, a lost thread under its parent’s name', () => {
    expect(names('')).toEqual([
      'rules',
      'Category 100',
      'general',
      'help',
      'Category 99',
      'lost thread',
    ])
  })

  it('open to their threads', () => {
    expect(names('', ['10'])).toContain('a thread about tea')
  })

  it('fold away with their category', () => {
    expect(names('', [], ['100'])).toEqual(['rules', 'Category 100', 'Category 99', 'lost thread'])
  })

  it('are filtered with their parents', () => {
    expect(names('TEA')).toEqual(['Category 100', 'general', 'a thread about tea'])
    expect(names('help')).toEqual(['Category 100', 'help'])
    expect(names('nothing like it')).toEqual([])
  })

  it('let Enter open the channel that the text names, past categories and parents', () => {
    const best = (filter: string) => {
      const rows = sideRows(groups, { filter, isOpen: () => false, isClosed: () => false })
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
