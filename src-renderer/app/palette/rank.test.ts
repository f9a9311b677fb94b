import { describe, expect, it } from 'vitest'
import type { PlaceName } from '#shared/rows'
import { commandEntry, placeEntry, questionEntry } from './entries'
import { MOST, rankEntries, readTyped } from './rank'
import { queryOf } from './score'

const place = (channel_id: string, channel_name: string, change: Partial<PlaceName> = {}) =>
  placeEntry(
    {
      channel_id,
      guild_id: '1',
      channel_name,
      channel_type: 'GuildTextChat',
      is_thread: false,
      parent_name: 'Work',
      ...change,
    },
    null,
  )
const entries = [
  place('4', 'general thread', { is_thread: true }),
  place('3', 'generator'),
  place('2', 'general'),
  place('1', 'old-general'),
  commandEntry('add_folder'),
  questionEntry({ id: 'guild_authors', title: 'Authors in general' } as never),
]
const ranked = (typed: string, recents: string[] = []) =>
  rankEntries(entries, queryOf(typed), recents).map(({ name }) => name)

describe('the palette', () => {
  it('lists the best fit first, channels before threads, short names before long ones', () => {
    expect(ranked('gener')).toEqual([
      'general',
      'generator',
      'general thread',
      'old-general',
      'Authors in general',
    ])
    expect(ranked('general')[0]).toBe('general')
  })

  it('puts what was read last before what fits equally well', () => {
    expect(ranked('gener', ['/g/1/c/4']).slice(0, 2)).toEqual(['general thread', 'general'])
    expect(ranked('general', ['/g/1/c/4'])[0]).toBe('general')
  })

  it('finds actions by other words for them', () => {
    expect(ranked('import')).toEqual(['Add a folder of exports…'])
  })

  it('lists no more than can be looked through', () => {
    const many = Array.from({ length: 20_000 }, (_, index) =>
      place(String(index), `thread ${index}`),
    )
    expect(rankEntries(many, queryOf('thr'), [])).toHaveLength(MOST)
  })

  it('keeps to a kind after its sign', () => {
    expect(readTyped('#gen')).toEqual({ kind: 'channel', words: 'gen' })
    expect(readTyped(' @ ann ')).toEqual({ kind: 'author', words: 'ann' })
    expect(readTyped('>')).toEqual({ kind: 'action', words: '' })
    expect(readTyped('what?')).toEqual({ kind: null, words: 'what?' })
  })
})
