import { expect, test } from 'vitest'
import { saidIn } from './said'

test.each([
  ['plain words', 'plain words'],
  ['see https://example.org/a?b=c and <http://x.y> now', 'see and now'],
  ['[the guide](https://example.org/guide) helps', 'the guide helps'],
  ['<@123> and <@&9> in <#4>, at <t:1700000000:R>: hi', 'and in , at : hi'],
  ['<:wave:45> <a:dance:46> hello :smile:', 'hello'],
  ['```ts\nconst a = 1\n``` explain `x` please', 'explain please'],
  ['```never closed', ''],
  ['> what they said\nmy answer', 'my answer'],
  ['**bold** __under__ ~~gone~~ ||spoiler||', 'bold under gone spoiler'],
  ['# Heading\n- item', 'Heading - item'],
  ['@everyone read this', 'read this'],
  ['mail me@here.example', 'mail me@here.example'],
  ['🎉🎉🇩🇪👩‍👩‍👧', ''],
  ['!!! ...', ''],
  ['', ''],
  ['日本語です', '日本語です'],
  ['\ud800 lone', '\ufffd lone'],
])('what is said in %j', (text, said) => {
  expect(saidIn(text)).toBe(said)
})

test('hostile texts take no time and are cut', () => {
  const start = performance.now()
  for (const unit of ['`', '<@', '[a](', '> ', ':a', '**', 'http://', '😀', 'x ']) {
    expect(saidIn(unit.repeat(200_000)).length).toBeLessThanOrEqual(4000)
  }
  expect(performance.now() - start).toBeLessThan(2000)
})
