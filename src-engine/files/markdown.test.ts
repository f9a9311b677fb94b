import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markdownLine, markdownLines, markdownQuote } from './markdown'

test.each([
  ['# no heading', '\\# no heading'],
  ['1. no list', '1\\. no list'],
  ['  - no list', '\\- no list'],
  ['![x](http://a.b/c.png)', '!\\[x\\](<http://a.b/c.png>)'],
  ['a_b *c* `d`', 'a\\_b \\*c\\* \\`d\\`'],
  ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
  ['see https://a.b/x_y?z=1&w=2 now', 'see <https://a.b/x_y?z=1&w=2> now'],
  ['a &lt; b | c', 'a \\&lt; b \\| c'],
  ['===', '\\==='],
  ['one\u2028two\u202e', 'one two'],
])('%j stays text', (text, expected) => {
  expect(markdownLine(text)).toBe(expected)
})

test('a quote keeps lines and paragraphs, and nothing leaves it', () => {
  expect(markdownQuote(markdownLines('a\nb\n\n> c\r\nd'))).toBe('> a  \n> b\n>\n> \\> c  \n> d')
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const quote = markdownQuote(markdownLines(text))
      expect(quote.split(/[\n\r\u2028\u2029]/).every((line) => line.startsWith('>'))).toBe(true)
    }),
  )
})
