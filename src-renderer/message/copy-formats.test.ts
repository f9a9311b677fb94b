import { expect, test } from 'vitest'
import type { MessageRow } from '#shared/rows'
import { copiedAs } from './copy-formats'

const base = {
  message_id: '3',
  channel_id: '2',
  guild_id: '1',
  posted_at: '2025-03-01T10:00:00.000Z',
  content: 'two\nlines',
  author: { author_name: 'Mo*' },
  forward: null,
  attachments: [],
  embeds: [],
  stickers: [],
}
const message = (more: object = {}) => ({ ...base, ...more }) as unknown as MessageRow
const when = (iso: string) => `at ${iso.slice(11, 16)}`

test('as text: who, when, what', () => {
  const file = { attachments: [{ file_name: 'cat.png' }] }
  expect(copiedAs('text', [message(), message({ content: '', ...file })], when)).toBe(
    'Mo*, at 10:00\ntwo\nlines\n\nMo*, at 10:00\n(file) cat.png\n',
  )
})

test('as Markdown: a quote under a link, and a name that is no markup', () => {
  expect(copiedAs('markdown', [message()], when)).toBe(
    '**Mo\\***, [at 10:00](https://discord.com/channels/1/2/3)\n> two\n> lines\n',
  )
})

test('as JSON: the rows', () => {
  expect(JSON.parse(copiedAs('json', [message()], when))).toEqual([base])
})

test('a message without anything says so', () => {
  expect(copiedAs('text', [message({ content: '' })], when)).toContain('(no text')
})
