import { describe, expect, it } from 'vitest'
import { fitScale, fitView, held, zoomed } from './zoom'

const STAGE = { width: 1000, height: 500 }
const LARGE = { width: 4000, height: 1000 }
const SMALL = { width: 100, height: 100 }

describe('a picture on its stage', () => {
  it('is seen whole, and never larger than it is', () => {
    expect(fitScale(LARGE, STAGE)).toBe(0.25)
    expect(fitScale(SMALL, STAGE)).toBe(1)
  })

  it('keeps what is under the pointer under it', () => {
    const point = { x: 300, y: 50 }
    const before = fitView(LARGE, STAGE)
    const after = zoomed(before, 4, point, LARGE, STAGE)
    expect(after.scale).toBe(1)
    const under = (view: typeof before) => (point.x - view.x) / view.scale
    expect(under(after)).toBeCloseTo(under(before))
  })

  it('has a smallest and a largest size', () => {
    const fit = fitView(LARGE, STAGE)
    const middle = { x: 0, y: 0 }
    expect(zoomed(fit, 0.1, middle, LARGE, STAGE)).toEqual(fit)
    expect(zoomed(fit, 1000, middle, LARGE, STAGE).scale).toBe(8)
  })

  it('cannot be lost outside', () => {
    expect(held({ scale: 1, x: 9999, y: -9999 }, LARGE, STAGE)).toEqual({
      scale: 1,
      x: 1500,
      y: -250,
    })
    expect(held({ scale: 1, x: 5, y: 5 }, SMALL, STAGE)).toMatchObject({ x: 0, y: 0 })
  })
})
