import { describe, expect, it } from 'vitest'
import { recentAddress, withRecent } from './recent-places'

const place = (address: string) => ({ address, title: address, context: null })
const kept = (...addresses: string[]) =>
  addresses
    .map(place)
    .reduce(withRecent, [])
    .map(({ address }) => address)

describe('recent places', () => {
  it('are channels, questions and searches', () => {
    expect(recentAddress('/g/1/c/2?at=3')).toBe('/g/1/c/2')
    expect(recentAddress('/questions/guild_authors?scope=%7B%7D')).toBe('/questions/guild_authors')
    expect(recentAddress('/search?text=tea&guild_id=1')).toBe('/search?text=tea&guild_id=1')
    expect(
      ['/', '/settings', '/questions', '/g/1', '/search', '/search?text='].map(recentAddress),
    ).toEqual(Array(6).fill(null))
  })

  it('stand there once, the last one first', () => {
    expect(kept('/g/1/c/2', '/g/1/c/3', '/settings', '/g/1/c/2?at=9')).toEqual([
      '/g/1/c/2',
      '/g/1/c/3',
    ])
  })

  it('keep a search as it was typed at the end', () => {
    expect(kept('/search?text=t', '/search?text=te', '/search?text=tea')).toEqual([
      '/search?text=tea',
    ])
  })
})
