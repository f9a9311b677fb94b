import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isJumbo,
  isWebUrl,
  type KnownNames,
  type MarkdownNode,
  NameIndex,
  NO_NAMES,
  parseMarkdown,
} from './markdown'

const parse = (text: string) => parseMarkdown(text, NO_NAMES)
const knowing = (names: {
  authors?: string[]
  roles?: string[]
  channels?: string[]
  emojis?: string[]
}): KnownNames => ({
  authors: new NameIndex(names.authors ?? []),
  roles: new NameIndex(names.roles ?? []),
  channels: new NameIndex(names.channels ?? []),
  emojis: new Set(names.emojis),
})
const text = (value: string) => ({ type: 'text', text: value })

/** Everything a reader would see, without styles. */
function visible(nodes: readonly MarkdownNode[]): string {
  return nodes
    .map((node) => {
      if ('text' in node) return node.text
      if (node.type === 'list') return node.items.map((item) => visible(item.content)).join('')
      return 'content' in node ? visible(node.content) : ''
    })
    .join('')
}

describe('parseMarkdown', () => {
  it('reads styles', () => {
    expect(parse('**a** *b* __c__ ~~d~~ ||e|| `f`')).toEqual([
      { type: 'strong', content: [text('a')] },
      text(' '),
      { type: 'em', content: [text('b')] },
      text(' '),
      { type: 'underline', content: [text('c')] },
      text(' '),
      { type: 'strike', content: [text('d')] },
      text(' '),
      { type: 'spoiler', content: [text('e')] },
      text(' '),
      { type: 'code', text: 'f' },
    ])
  })

  it('reads headings, subtext, quotes and lists', () => {
    expect(parse('# Big\n-# small\n- a\n  - **b**\n2. c\n> said\nrest')).toEqual([
      { type: 'heading', level: 1, content: [text('Big')] },
      { type: 'subtext', content: [text('small')] },
      {
        type: 'list',
        items: [
          { marker: null, depth: 0, content: [text('a')] },
          { marker: null, depth: 1, content: [{ type: 'strong', content: [text('b')] }] },
          { marker: '2', depth: 0, content: [text('c')] },
        ],
      },
      { type: 'quote', content: [text('said')] },
      text('rest'),
    ])
  })

  it('reads code blocks without touching what is in them', () => {
    expect(parse('```js\nlet **a** = `1`\n```')).toEqual([
      { type: 'code_block', lang: 'js', text: 'let **a** = `1`' },
    ])
  })

  it('reads raw tokens', () => {
    const id = '123456789012345678'
    expect(
      parse(`<@${id}><@!${id}><@&${id}><#${id}><a:wave:${id}><t:1700000000:R></ban:${id}>`),
    ).toEqual([
      { type: 'author', id },
      { type: 'author', id },
      { type: 'role', id },
      { type: 'channel', id },
      { type: 'emoji', name: 'wave', id },
      { type: 'time', seconds: 1_700_000_000, style: 'R' },
      { type: 'command', name: 'ban' },
    ])
  })

  it('reads resolved names that the message knows, longest first', () => {
    const known = knowing({ authors: ['Ana', 'Ana Lee'], emojis: ['wave'] })
    expect(parseMarkdown('@Ana Lee @Ana @Bob :wave: :other:', known)).toEqual([
      { type: 'author_name', name: 'Ana Lee' },
      text(' '),
      { type: 'author_name', name: 'Ana' },
      text(' @Bob '),
      { type: 'emoji', name: 'wave', id: null },
      text(' :other:'),
    ])
  })

  it('links to the web only', () => {
    expect(parse('[t](https://e.com/a)')).toEqual([
      { type: 'link', url: 'https://e.com/a', content: [text('t')], is_masked: true },
    ])
    for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x']) {
      const nodes = parse(`[t](${url}) <${url}> ${url}`)
      expect(nodes.every((node) => node.type !== 'link')).toBe(true)
      expect(visible(nodes)).toContain(url)
    }
  })

  it('leaves HTML as text', () => {
    const html = '<img src=x onerror=alert(1)>'
    expect(visible(parse(html))).toBe(html)
  })

  it('gives overlong text back as it is', () => {
    const long = '**a**'.repeat(2000)
    expect(parse(long)).toEqual([text(long)])
  })

  it.each([
    '*',
    '[',
    '> ',
    '_a',
    '||',
    '\n',
    '`',
    '[a](',
    '[a](<',
    '[a](http://',
    '**a*',
    '<@',
    '# ',
    '- ',
    '> > ',
    '__*',
    'http://',
    '<t:',
    '😀',
  ])('takes %j over and over without choking', (part) => {
    const hostile = part.repeat(Math.floor(4000 / part.length))
    expect(Array.isArray(parse(hostile))).toBe(true)
  })

  it('never throws and never makes an unsafe link', () => {
    const piece = fc.constantFrom(
      '*',
      '_',
      '~~',
      '||',
      '`',
      '```',
      '\n',
      '> ',
      '>>> ',
      '# ',
      '-# ',
      '- ',
      '1. ',
      '[',
      '](',
      ')',
      '<@1>',
      '<:',
      ':',
      '@Ana',
      'https://x.y',
      'javascript:x',
      'word',
      ' ',
      '\\',
      '<',
      '>',
      '😀',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const check = (nodes: readonly MarkdownNode[]): void => {
          for (const node of nodes) {
            if (node.type === 'link') expect(isWebUrl(node.url)).toBe(true)
            if (node.type === 'list') for (const item of node.items) check(item.content)
            else if ('content' in node) check(node.content)
          }
        }
        check(parseMarkdown(pieces.join(''), knowing({ authors: ['Ana'] })))
      }),
    )
  })
})

it('knows when text is nothing but emoji', () => {
  expect(isJumbo(parse('😀 🎉'))).toBe(true)
  expect(isJumbo(parse('😀 yes'))).toBe(false)
  expect(isJumbo(parse('😀'.repeat(28)))).toBe(false)
  expect(isJumbo([])).toBe(false)
})
