import { parseHTML } from 'linkedom/worker'
import { expect, test } from 'vitest'
import type { ColumnInfo } from '#shared/question'
import { type BoardPart, boardFile } from './board'
import { serializeSvg } from './serialize'

const columns: ColumnInfo[] = [
  { name: 'author_id', type: 'id', label: 'Author id' },
  { name: 'author_name', type: 'text', label: 'Author' },
  { name: 'messages', type: 'integer', label: 'Messages' },
]
const rows = Array.from({ length: 12 }, (_, index) => ({
  author_id: `90${index}`,
  author_name: index === 0 ? '</text><script>' : `Ann ${index}`,
  messages: 1200 - index,
}))
const part = (more: Partial<BoardPart>): BoardPart => ({
  title: 'Who writes most?',
  note: 'Harbour',
  width: 3,
  spec: { kind: 'bar', x: 'author_name', y: 'messages' },
  columns,
  rows,
  ...more,
})

test('parts lie in lines of six sixths, charts and tables alike', async () => {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const parts = [
    part({}),
    part({ spec: { kind: 'table' } }),
    part({ width: 4, rows: [] }),
    part({ width: 6, spec: { kind: 'number', y: 'messages' } }),
  ]
  const caption = { title: 'Is it alive?', source: 'Discord Binding, 28 Nov 2026' }
  const svg = serializeSvg(boardFile(document, 1200, caption, parts))
  const places = [...svg.matchAll(/<g transform="translate\((\d+),(\d+)\)"><g><text/g)]
  const [first, second, third, fourth] = places
    .map(([, x, y]) => ({ x: Number(x), y: Number(y) }))
    .filter(({ x }) => x > 0)
  expect(second).toEqual({ x: 616, y: first?.y })
  expect(third?.x).toBe(first?.x)
  expect(third?.y).toBeGreaterThan(first?.y ?? 0)
  expect(fourth?.y).toBeGreaterThan(third?.y ?? 0)
  expect(svg).not.toMatch(/<script|NaN|undefined|data-row/)
  expect(svg).not.toContain('901')
  expect(svg).toContain('2 more')
  await expect(svg).toMatchFileSnapshot('__snapshots__/board.svg')
})
