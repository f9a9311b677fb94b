import { expect, test } from 'vitest'
import { isWebUrl, NO_NAMES, parseMarkdown } from './markdown'
import { noText } from './no-text'

const EMPTY = { content: '', forward: null, attachments: [], embeds: [], stickers: [] }

test('defect 34: a message without text says what it is instead', () => {
  const sticker = { sticker_id: '1', name: 's', format: 'Png', source_url: 's.png' }
  expect(noText({ ...EMPTY, content: 'hi' })).toBeNull()
  expect(noText({ ...EMPTY, stickers: [sticker] })).toBe('(no text: sticker)')
  expect(noText(EMPTY)).toContain('poll')
})

test('defect 43: only http and https may be opened, and markup stays text', () => {
  const hostile = ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'vbscript:x']
  expect([...hostile, 'https://x.example'].map(isWebUrl)).toEqual([
    false,
    false,
    false,
    false,
    true,
  ])
  const drawn = JSON.stringify(parseMarkdown('[x](javascript:alert(1)) <b>\u202E</b>', NO_NAMES))
  expect(drawn).not.toContain('"type":"link"')
  expect(drawn).toContain('<b>')
})
