import { expect, it } from 'vitest'
import { markdownTable } from './markdown-table'

it('writes numbers to the right and every cell as text', () => {
  const table = markdownTable(
    [
      { label: 'Author', isNumber: false },
      { label: 'Messages', isNumber: true },
    ],
    [
      ['Ann', '1,234'],
      ['a|b\n<img src=x> **bold** [x](http://evil.example) @everyone', '5'],
    ],
  )
  expect(table).toBe(
    [
      '| Author | Messages |',
      '| --- | ---: |',
      '| Ann | 1,234 |',
      '| a\\|b \\<img src=x\\> \\*\\*bold\\*\\* \\[x\\](http\\://evil.example) \\@everyone | 5 |',
    ].join('\n'),
  )
})
