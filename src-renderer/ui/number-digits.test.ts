import { expect, it } from 'vitest'
import type { ColumnType } from '#shared/question'
import { columnDigits } from './number-digits'

const digits = (type: ColumnType, values: (number | null)[]) =>
  columnDigits(
    { name: 'n', label: 'N', type },
    values.map((n) => ({ n })),
  )

it.each([
  ['number', [0.3, 0.31], 3],
  ['number', [12.5, 0.25], 2],
  ['number', [1234.5, 2], 1],
  ['number', [3, null, 4], 0],
  ['percent', [50, 12.345], 1],
  ['percent', [50, 100], 0],
  ['integer', [3], undefined],
] as const)(
  'writes all numbers of a column with the same decimals: %s %j',
  (type, values, count) => {
    expect(digits(type, [...values])).toBe(count)
  },
)
