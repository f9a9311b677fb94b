import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSearch, stringifySearch } from './search-params'

describe('search parameters', () => {
  it('keep ids as text', () => {
    expect(parseSearch('?at=1234567890123456789')).toEqual({ at: '1234567890123456789' })
  })

  it('carry objects', () => {
    const search = { scope: { guild_id: '1', hour: 3 }, text: 'a & b' }
    expect(parseSearch(stringifySearch(search))).toEqual(search)
  })

  it('survive any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(parseSearch(stringifySearch({ text }))).toEqual({ text })
      }),
    )
  })

  it('leave absent values out', () => {
    expect(stringifySearch({ a: undefined, b: null })).toBe('')
  })
})
