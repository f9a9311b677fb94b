import { describe, expect, it } from 'vitest'
import { type Sort, sortRows, toggleSort } from './sort-rows'

const rows = [
  { id: '9', n: 2, name: 'Bo' },
  { id: '10', n: null, name: 'Ana' },
  { id: '8', n: 10, name: 'Cy' },
]

function names(sort: Sort | null) {
  return sortRows(rows, sort).map(({ row }) => row.name)
}

describe('sorting a result', () => {
  it('keeps the order of the answer without a sort', () => {
    expect(names(null)).toEqual(['Bo', 'Ana', 'Cy'])
  })

  it('sorts numbers as numbers, unknown last in both directions', () => {
    expect(names({ column: 'n', direction: 'ascending' })).toEqual(['Bo', 'Cy', 'Ana'])
    expect(names({ column: 'n', direction: 'descending' })).toEqual(['Cy', 'Bo', 'Ana'])
  })

  it('sorts ids as numbers', () => {
    expect(names({ column: 'id', direction: 'ascending' })).toEqual(['Cy', 'Bo', 'Ana'])
  })

  it('goes descending, ascending, none', () => {
    const first = toggleSort(null, 'n')
    expect(first).toEqual({ column: 'n', direction: 'descending' })
    expect(toggleSort(first, 'n')?.direction).toBe('ascending')
    expect(toggleSort(toggleSort(first, 'n'), 'n')).toBeNull()
  })
})
