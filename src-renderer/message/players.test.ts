import { expect, it } from 'vitest'
import { clockTime, takeTurn } from './players'

it.each([
  [0, '0:00'],
  [7.9, '0:07'],
  [754, '12:34'],
  [3723, '1:02:03'],
  [Number.POSITIVE_INFINITY, '–'],
  [Number.NaN, '–'],
])('%d seconds are %s', (seconds, expected) => {
  expect(clockTime(seconds)).toBe(expected)
})

it('lets one play at a time', () => {
  const paused: string[] = []
  const element = (name: string) =>
    ({ pause: () => paused.push(name) }) as unknown as HTMLMediaElement
  const [one, other] = [element('one'), element('other')]
  takeTurn(one)
  takeTurn(one)
  expect(paused).toEqual([])
  takeTurn(other)
  expect(paused).toEqual(['one'])
})
