import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '#shared/fold'
import { piecesOf, queryOf, TIERS, tierOf } from './score'

const fitOf = (typed: string, name: string, context = '') => {
  const tier = tierOf(queryOf(typed), { name: fold(name), context: fold(context) })
  return tier === null ? null : TIERS[tier]
}
const shown = (typed: string, name: string) =>
  piecesOf(queryOf(typed), name)
    .map(({ text, isHit }) => (isHit ? `[${text}]` : text))
    .join('')

describe('a name', () => {
  it('fits by how it begins, then by its words, then by its letters', () => {
    expect(fitOf('general', 'general')).toBe('whole')
    expect(fitOf('gen', 'general')).toBe('start')
    expect(fitOf('gen', 'dev-general')).toBe('word')
    expect(fitOf('gen ferry', 'general', 'Ferryhaven')).toBe('words')
    expect(fitOf('eral', 'general')).toBe('part')
    expect(fitOf('eral aven', 'general', 'Ferryhaven')).toBe('parts')
    expect(fitOf('gnl', 'general')).toBe('letters')
  })

  it('does not fit by what it belongs to alone, by letters out of order, or from the middle of a word', () => {
    expect(fitOf('ferry', 'general', 'Ferryhaven')).toBe(null)
    expect(fitOf('lng', 'general')).toBe(null)
    expect(fitOf('eal', 'general')).toBe(null)
    expect(fitOf('x', 'general')).toBe(null)
  })

  it('fits in any case and without its accents', () => {
    expect(fitOf('ZOE', 'Zoë')).toBe('whole')
    expect(fitOf('zoë', 'zoe')).toBe('whole')
    expect(fitOf('strasse', 'Große Straße')).toBe('word')
    expect(fitOf('lodz', 'Łódź')).toBe('whole')
  })
})

describe('what was typed', () => {
  it('stands out where it fits', () => {
    expect(shown('gen', 'dev-general')).toBe('dev-[gen]eral')
    expect(shown('dev gen', 'general dev')).toBe('[gen]eral [dev]')
    expect(shown('gnl', 'general')).toBe('[g]e[n]era[l]')
    expect(shown('strasse', 'Große Straße')).toBe('Große [Straße]')
    expect(shown('zoe', '🦊 Zoë')).toBe('🦊 [Zoë]')
    expect(shown('', 'general')).toBe('general')
  })

  it('leaves every name whole', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'grapheme' }), (typed, name) => {
        expect(
          piecesOf(queryOf(typed), name)
            .map(({ text }) => text)
            .join(''),
        ).toBe(name)
      }),
    )
  })
})
