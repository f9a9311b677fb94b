import { describe, expect, test, vi } from 'vitest'
import { exportText, message, user } from '../testing/exports'
import { Utf8Source } from './encoding'
import type { RawMessage } from './format'
import { channelTypeName, isContentType, messageTypeName } from './format'
import { toMicros } from './instant'
import { toDiscriminator } from './people'
import { ExportReader } from './read'
import type { ReadNote } from './read-events'
import { sniffForeign } from './sniff'
import { toId, toInstant } from './values'

/* Rows of the list of defects that are about bytes and values; those about the archive stand in defects.test.ts. */

function read(bytes: Uint8Array, size = 1 << 20) {
  const messages: RawMessage[] = []
  const notes: ReadNote[] = []
  const source = new Utf8Source()
  let held = 0
  const reader = new ExportReader(
    {
      onMessages: () => true,
      onMessage: (each) => void messages.push(each),
      onNote: (note) => void notes.push(note),
    },
    null,
    source,
  )
  for (let at = 0; at < bytes.length; at += size) {
    reader.push(source.push(bytes.subarray(at, at + size)))
    held = Math.max(held, messages.length)
  }
  reader.push(source.end())
  const end = reader.end()
  return { messages, notes, end, repairs: reader.repairs, root: reader.root }
}
const three = [message('11'), message('12', { content: 'grüße 👍🏽' }), message('13')]
const text = exportText({ messages: three })
const bytes = Buffer.from(text)
const ids = ({ messages }: { messages: RawMessage[] }) => messages.map(({ id }) => id)

test('defect 2: a file is read message by message, however large it is', () => {
  const many = Array.from({ length: 3000 }, (_each, index) => message(`${1000 + index}`))
  const large = Buffer.from(exportText({ messages: many }))
  const source = new Utf8Source()
  let seen = 0
  const reader = new ExportReader({
    onMessages: () => true,
    onMessage: () => void seen++,
    onNote: () => undefined,
  })
  const half = Math.floor(large.length / 2)
  reader.push(source.push(large.subarray(0, half)))
  // what has come is handed over at once, not kept until the end
  expect(seen).toBeGreaterThan(1400)
})

test.each([
  ['HTML', '<!DOCTYPE html><div class=chatlog__message-group data-message-id=1>'],
  ['CSV', 'AuthorID,Author,Date,Content,Attachments,Reactions\n'],
  ['plain text', `${'='.repeat(62)}\nGuild: G\nChannel: C`],
])('defect 3: %s is named, with what to do', (name, start) => {
  const { message: sentence } = sniffForeign(Buffer.from(start))
  expect(sentence).toContain(name)
  expect(sentence).toContain('again as JSON')
})

describe('defect 4: a truncated file keeps its complete messages and is told incomplete', () => {
  test('cut off in the third message', () => {
    const cut = bytes.subarray(0, text.indexOf('"13"') + 8)
    const { end, ...rest } = read(cut)
    expect(ids(rest)).toEqual(['11', '12'])
    expect(end).toEqual({ kind: 'truncated', offset: expect.any(Number) })
  })
  test('a tail that looks regular is not trusted', () => {
    const cut = text.slice(0, text.indexOf('"reactions"', text.indexOf('"13"')))
    const closers = '"reactions": [\n      ],\n      "messageCount": 3\n    }'
    const { end, ...rest } = read(Buffer.from(cut + closers))
    expect(ids(rest)).toEqual(['11', '12'])
    expect(end.kind).toBe('aborted')
  })
})

test('defect 18: null is neither missing nor the text "null"', () => {
  expect([null, undefined].map(toInstant)).toEqual([null, null])
  expect([null, undefined, 'null', 'None'].map(toId)).toEqual([null, null, null, null])
})

test('defect 20: a discriminator may be a number, unpadded, or none', () => {
  expect([7, '0007', '7', '0000', 0, null].map(toDiscriminator)).toEqual([
    '0007',
    '0007',
    '0007',
    null,
    null,
    null,
  ])
})

test('defect 21: times are instants whatever their offset, with Z and without, and whatever the zone of the machine', () => {
  vi.stubEnv('TZ', 'America/St_Johns')
  expect(new Date(2025, 5, 1).getTimezoneOffset()).toBe(150)
  const same = ['2025-03-30T03:30:00+02:00', '2025-03-30T01:30:00Z', '2025-03-30T01:30:00']
  const ms = (value: string) => Date.parse(toInstant(value) ?? '')
  expect(new Set(same.map(ms)).size).toBe(1)
  expect(ms('2025-03-30T01:30:00.1234567-04:00')).toBe(Date.parse('2025-03-30T05:30:00.123Z'))
  // the rows take theirs another way
  expect(new Set(same.map(toMicros)).size).toBe(1)
  expect(toMicros('2000-01-01T00:00:00.1234567-04:00')).toBe(14_400_123_457)
  vi.unstubAllEnvs()
})

test('defect 22: NUL is replaced in every string, keys too, and counted', () => {
  const odd = message('11', { content: 'a\0b', 'k\0': 'v\0', embeds: [{ title: '\0' }] })
  const { messages, repairs } = read(Buffer.from(exportText({ messages: [odd] })))
  expect(JSON.stringify(messages)).not.toContain('\\u0000')
  expect(messages[0]).toMatchObject({ content: 'a\uFFFDb', 'k\uFFFD': 'v\uFFFD' })
  expect(repairs.nul).toBe(4)
})

test('defect 23: halves of surrogate pairs are replaced and counted, high and low', () => {
  const odd = [message('11', { content: 'a\uD83D' }), message('12', { content: '\uDC4Db' })]
  const { messages, repairs } = read(Buffer.from(exportText({ messages: odd })))
  expect(messages.map(({ content }) => content)).toEqual(['a\uFFFD', '\uFFFDb'])
  expect(repairs.surrogate).toBe(2)
})

describe('defect 24: bytes as people re-save them', () => {
  test.each([
    ['with a mark', Buffer.from(`\uFEFF${text}`)],
    ['as UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['as big-endian UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['with CRLF', Buffer.from(text.replaceAll('\n', '\r\n'))],
  ])('%s', (_name, saved) => {
    const { messages, notes } = read(saved)
    expect(messages).toEqual(three)
    expect(notes).toEqual([])
  })
  test('invalid UTF-8 is replaced and told', () => {
    const broken = Buffer.from(text.replace('content 11', 'content #'))
    broken[broken.indexOf('content #') + 8] = 0xff
    const { messages, notes } = read(broken)
    expect(messages[0]?.content).toBe('content \uFFFD')
    expect(notes.map(({ code }) => code)).toEqual(['invalid_utf8'])
  })
})

test('defect 25: characters and escape pairs may be split between chunks', () => {
  const escaped = text.replace('👍🏽', '\\uD83D\\uDC4D\\uD83C\\uDFFD')
  for (const size of [1, 2, 3, 5]) {
    expect(read(bytes, size).messages).toEqual(three)
    expect(read(Buffer.from(escaped), size).messages).toEqual(three)
    expect(read(Buffer.from(`\uFEFF${text}`, 'utf16le'), size).messages).toEqual(three)
  }
})

test('defect 27: numbers as ids keep their digits', () => {
  const id = '1234567890123456789'
  const written = exportText({ messages: [message(id, { author: user(id) })] })
  const { messages } = read(Buffer.from(written.replaceAll(`"id": "${id}"`, `"id": ${id}`)))
  expect(messages[0]).toMatchObject({ id, author: { id } })
})

test('defect 37: unknown types are kept, names and numbers mean the same', () => {
  expect(['63', 'UserPremiumGuildSubscription', 0, 19].map(messageTypeName)).toEqual([
    '63',
    'UserPremiumGuildSubscription',
    'Default',
    'Reply',
  ])
  expect(['20', '23', '63'].map(isContentType)).toEqual([true, true, false])
  expect([16, '0', 11].map(channelTypeName)).toEqual(['16', 'GuildTextChat', 'GuildPublicThread'])
})

test('defect 42: unknown keys of the root are kept, wherever they stand', () => {
  const root = { ...JSON.parse(text), conversionData: { by: 'x' } }
  const { root: kept, ...rest } = read(Buffer.from(JSON.stringify({ poll: 1, ...root })))
  expect(kept).toMatchObject({ poll: 1, conversionData: { by: 'x' } })
  expect(ids(rest)).toEqual(['11', '12', '13'])
})
