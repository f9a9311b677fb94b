import { describe, expect, it } from 'vitest'
import { type Step, type Visits, withStep } from './visits'

const NONE: Visits = { list: [], index: 0 }
const visited = (...steps: Step[]) => {
  const { list, index } = steps.reduce(withStep, NONE)
  return { addresses: list.map(({ address }) => address), index }
}
const push = (index: number, address: string): Step => ({ kind: 'push', index, address })

describe('visits', () => {
  it('follow one another, and what lay ahead goes with the next step', () => {
    const there = [push(0, '/'), push(1, '/search'), push(2, '/report')]
    expect(visited(...there)).toEqual({ addresses: ['/', '/search', '/report'], index: 2 })
    const back: Step = { kind: 'move', index: 1, address: '/search' }
    expect(visited(...there, back)).toEqual({ addresses: ['/', '/search', '/report'], index: 1 })
    expect(visited(...there, back, push(2, '/settings'))).toEqual({
      addresses: ['/', '/search', '/settings'],
      index: 2,
    })
  })

  it('keep their names until the address changes', () => {
    const named: Visits = { list: [{ address: '/a', title: 'A' }], index: 0 }
    expect(withStep(named, { kind: 'move', index: 0, address: '/a' }).list[0]?.title).toBe('A')
    expect(withStep(named, { kind: 'replace', index: 0, address: '/b' }).list[0]?.title).toBe(null)
  })
})
