import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  KEPT,
  MOST,
  type PageWindow,
  withNewer,
  withOlder,
  withoutNewest,
  withoutOldest,
} from './page-window'

type Message = { message_id: string }

/** A channel of n messages that answers pages as the engine does. */
function channel(n: number) {
  const page = (from: number, to: number): PageWindow<Message> => {
    const start = Math.max(0, from)
    const end = Math.max(start, Math.min(n, to))
    const messages = Array.from({ length: end - start }, (_, i) => ({
      message_id: String(start + i),
    }))
    return { messages, has_older: start > 0, has_newer: end < n }
  }
  const placeOf = (message: Message | undefined) => Number(message?.message_id)
  return {
    page,
    older: (window: PageWindow<Message>, limit: number) => {
      const first = placeOf(window.messages[0])
      return page(first - limit, first)
    },
    newer: (window: PageWindow<Message>, limit: number) => {
      const last = placeOf(window.messages.at(-1))
      return page(last + 1, last + 1 + limit)
    },
  }
}

const idOf = (message: Message | undefined) => message?.message_id ?? ''

const step = fc.constantFrom('older', 'newer', 'cut oldest', 'cut newest')

describe('the page window', () => {
  it('holds each message once and in order, whatever is loaded and cut', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.nat(3000),
        fc.array(step, { maxLength: 60 }),
        (n, start, steps) => {
          const source = channel(n)
          const from = start % n
          let window = source.page(from, from + 100)
          const older = (held: typeof window) =>
            withOlder(held, source.older(held, 100), idOf(held.messages[0]))
          const newer = (held: typeof window) =>
            withNewer(held, source.newer(held, 100), idOf(held.messages.at(-1)))
          for (const one of steps) {
            if (one === 'older') window = older(window)
            if (one === 'newer') window = newer(window)
            if (one === 'cut oldest') window = withoutOldest(window)
            if (one === 'cut newest') window = withoutNewest(window)
            const ids = window.messages.map((message) => Number(message.message_id))
            const first = ids[0] ?? 0
            expect(ids).toEqual(ids.map((_, place) => first + place))
            expect(window.has_older).toBe(first > 0)
            expect(window.has_newer).toBe(first + ids.length < n)
          }
        },
      ),
    )
  })

  it('does not take a page twice', () => {
    const source = channel(300)
    const window = source.page(100, 200)
    const older = source.older(window, 100)
    expect(withOlder(withOlder(window, older, '100'), older, '100').messages).toHaveLength(200)
  })

  it('joins nothing across a gap', () => {
    const source = channel(2000)
    const window = source.page(0, MOST + 100)
    const late = source.newer(window, 100)
    const cut = withoutNewest(window)
    expect(withNewer(cut, late, String(MOST + 99))).toBe(cut)
  })

  it('shows a whole channel once on the way up and once on the way down, in bounded memory', () => {
    const source = channel(5000)
    let window = source.page(4900, 5000)
    while (window.has_older) {
      window = withoutNewest(withOlder(window, source.older(window, 100), idOf(window.messages[0])))
      expect(window.messages.length).toBeLessThanOrEqual(MOST)
    }
    expect(window.messages[0]?.message_id).toBe('0')
    while (window.has_newer) {
      window = withoutOldest(
        withNewer(window, source.newer(window, 100), idOf(window.messages.at(-1))),
      )
    }
    expect(window.messages.at(-1)?.message_id).toBe('4999')
    expect(window.messages.length).toBeGreaterThanOrEqual(KEPT)
  })
})
