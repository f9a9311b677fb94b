import { expect, it } from 'vitest'
import { reactorsLine } from './reactors-line'

it.each([
  [['Ana'], 1, true, 'Ana'],
  [['Ana', 'Bo'], 2, true, 'Ana and Bo'],
  [['Ana', 'Bo', 'Cy'], 3, true, 'Ana, Bo and Cy'],
  [['Ana', 'Bo'], 3, true, 'Ana, Bo and one more'],
  [['Ana', 'Bo'], 1202, true, 'Ana, Bo and 1,200 more'],
  [['Ana', 'Bo'], 1, true, 'Ana and Bo'],
  [[], 4, true, '4, the export does not say by whom'],
  [[], 4, false, '4, this export is older than lists of who reacted'],
])('%j of %i', (names, count, users_known, expected) => {
  expect(reactorsLine({ count, users_known }, names)).toBe(expected)
})
