import { describe, expect, it } from 'vitest'
import type { MessageRow } from '#shared/rows'
import { listItems, targetOf } from './list-items'

const message = (message_id: string, posted_at: string, author_id = '1') =>
  ({
    message_id,
    posted_at,
    is_content: true,
    author: { author_id, author_name: author_id },
    reference: null,
    interaction: null,
  }) as MessageRow

const messages = [
  message('9', '2025-01-01T23:59:00Z'),
  message('10', '2025-01-02T00:01:00Z'),
  message('11', '2025-01-02T00:02:00Z'),
]
const day = (iso: string) => iso.slice(0, 10)

describe('the rows of a channel', () => {
  const items = listItems({ messages, has_older: false, has_newer: false }, day)

  it('begin and end where the channel does', () => {
    expect(items.map((item) => item.key)).toEqual(['start', '9', '10', '11', 'end'])
    const within = listItems({ messages, has_older: true, has_newer: true }, day)
    expect(within.map((item) => item.key)).toEqual(['older', '9', '10', '11', 'newer'])
  })

  it('part days, and join what goes on', () => {
    expect(items.slice(1, 4)).toMatchObject([
      { day: '2025-01-01T23:59:00Z', isContinued: false },
      { day: '2025-01-02T00:01:00Z', isContinued: false },
      { day: null, isContinued: true },
    ])
  })

  it('are found by a place', () => {
    expect(targetOf(items, { kind: 'newest' })).toEqual({ index: 4, align: 'end' })
    expect(targetOf(items, { kind: 'around', message_id: '10' })).toEqual({
      index: 2,
      align: 'center',
    })
    expect(targetOf(items, { kind: 'date', at: '2025-01-02T00:01:30Z' })).toEqual({
      index: 3,
      align: 'start',
    })
    expect(targetOf([], { kind: 'newest' })).toBeNull()
  })

  it('tell once of what no export covers between two messages', () => {
    const gaps = [
      { from: '2024-12-01T00:00:00Z', to: '2024-12-02T00:00:00Z' },
      { from: '2025-01-02T00:00:00Z', to: '2025-01-02T00:00:10Z' },
      { from: '2025-01-02T00:00:20Z', to: '2025-01-02T00:00:30Z' },
    ]
    const window = { messages, has_older: false, has_newer: false }
    const found = listItems(window, day, gaps).map((item) => item.kind === 'message' && item.gap)
    expect(found.filter(Boolean)).toEqual([
      { from: '2025-01-02T00:00:00Z', to: '2025-01-02T00:00:30Z' },
    ])
  })
})
