import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contrast, NAME_GROUNDS, nameColor, readable } from './contrast'

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

it('leaves a readable colour alone', () => {
  expect(readable('#f1c40f', NAME_GROUNDS.dark)).toBe('#f1c40f')
})

it('makes every colour readable in both themes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
      const color = `#${value.toString(16).padStart(6, '0')}`
      for (const ground of Object.values(NAME_GROUNDS)) {
        expect(contrast(readable(color, ground), ground)).toBeGreaterThanOrEqual(4.5)
      }
    }),
  )
})

it('takes nothing but colours', () => {
  expect(nameColor('red; background: url(x)')).toBeUndefined()
  expect(nameColor(null)).toBeUndefined()
})
