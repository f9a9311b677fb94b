import { expect, test } from 'vitest'
import { findLinks } from './links'

test.each<[string, string[], string[]]>([
  ['see https://example.com.', ['https://example.com'], ['example.com']],
  ['<https://example.com/a?b=1>', ['https://example.com/a?b=1'], ['example.com']],
  [
    '(https://en.wikipedia.org/wiki/A_(b))',
    ['https://en.wikipedia.org/wiki/A_(b)'],
    ['wikipedia.org'],
  ],
  ['[text](https://forum.example.co.uk/x)', ['https://forum.example.co.uk/x'], ['example.co.uk']],
  [
    '[https://a.example](https://b.example/y)',
    ['https://a.example', 'https://b.example/y'],
    ['a.example', 'b.example'],
  ],
  [
    '**https://a.example/**, HTTP://B.EXAMPLE/x!',
    ['https://a.example/', 'HTTP://B.EXAMPLE/x'],
    ['a.example', 'b.example'],
  ],
  [
    'http://localhost:3000/x http://192.168.1.1/',
    ['http://localhost:3000/x', 'http://192.168.1.1/'],
    ['localhost', '192.168.1.1'],
  ],
  ['https://user:pw@evil.example/', ['https://user:pw@evil.example/'], ['evil.example']],
  [
    'https://xn--bcher-kva.example/ü',
    ['https://xn--bcher-kva.example/ü'],
    ['xn--bcher-kva.example'],
  ],
  ['http:// https://? https://. javascript:alert(1) ftp://x.example', [], []],
  ['https://[::1]:80/x https://%zz', ['https://[::1]:80/x'], ['::1']],
])('links in %j', (text, urls, domains) => {
  const links = findLinks(text)
  expect(links.map(({ url }) => url)).toEqual(urls)
  expect(links.map(({ domain }) => domain)).toEqual(domains)
})
