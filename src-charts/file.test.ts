import { parseHTML } from 'linkedom/worker'
import { expect, test } from 'vitest'
import type { ColumnInfo } from '#shared/question'
import { chartFile } from './file'
import { serializeSvg } from './serialize'

const columns: ColumnInfo[] = [
  { name: 'author_name', type: 'text', label: 'Author' },
  { name: 'messages', type: 'integer', label: 'Messages' },
]
const rows = [
  { author_name: 'Ana', messages: 12 },
  { author_name: '</text><script>', messages: 3 },
]

function file(title: string, width = 640): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const caption = { title, note: 'Harbour, 2024', source: 'Discord Binding, 28 Nov 2026' }
  const spec = { kind: 'bar' as const, x: 'author_name', y: 'messages' }
  return serializeSvg(chartFile({ spec, columns, rows, width, document }, caption))
}

test('a file says what it is, of what, and where the numbers are from', async () => {
  const svg = file('Who writes most?')
  expect(svg).toContain('<title>Who writes most?</title>')
  expect(svg).not.toMatch(/data-row|tabindex|NaN|undefined/)
  await expect(svg).toMatchFileSnapshot('__snapshots__/file.svg')
})

test('a long title takes two lines and no more; hostile ones stay text', () => {
  const svg = file(`<img src=x onerror=alert(1)>\u202e ${'a very long title '.repeat(20)}`, 400)
  const { document } = parseHTML(`<body>${svg}</body>`)
  expect(document.querySelectorAll('script, img, [onerror]')).toHaveLength(0)
  expect(document.querySelectorAll('text[font-weight]')).toHaveLength(2)
  expect(document.querySelectorAll('text[font-weight]')[1]?.textContent).toMatch(/…/)
  expect(svg).not.toContain('\u202e')
})
