import { expect, test } from 'vitest'
import { exportText, message } from '../testing/exports'
import type { RawMessage } from './format'
import { ExportReader } from './read'
import type { ReadNote } from './read-events'

/** Reads a text whose middle is repeated, without ever holding the whole. */
function readRepeated(before: string, part: string, times: number, after: string) {
  const messages: RawMessage[] = []
  const notes: ReadNote[] = []
  const reader = new ExportReader({
    onMessages: () => true,
    onMessage: (each) => void messages.push(each),
    onNote: (note) => void notes.push(note),
  })
  reader.push(Buffer.from(before))
  const chunk = Buffer.from(part)
  let most = 0
  for (let turn = 0; turn < times; turn++) {
    reader.push(chunk)
    most = Math.max(most, reader.heldBytes)
  }
  reader.push(Buffer.from(after))
  const end = reader.end()
  return { ids: messages.map(({ id }) => id), notes, end, most }
}

const text = exportText({ messages: [message('11'), message('12'), message('13')] })
const [before = '', after = ''] = text.split('content 12')
const MEGABYTE = 1024 * 1024

test('a single text of 100 MB costs its message, and no more memory than the largest message may', () => {
  const { ids, notes, end, most } = readRepeated(before, 'x'.repeat(MEGABYTE), 100, after)
  expect(ids).toEqual(['11', '13'])
  expect(notes.map(({ code }) => code)).toEqual(['unreadable_message'])
  expect(end.kind).toBe('complete')
  expect(most).toBeLessThan(70 * MEGABYTE)
})

test('ten million tiny elements cost their message and are never parsed', () => {
  const [start = '', rest = ''] = text
    .split('"embeds": []', 1)
    .concat(text.slice(text.indexOf('"embeds": []') + '"embeds": []'.length))
  const { ids, notes } = readRepeated(
    `${start}"embeds": [{}`,
    ',{}'.repeat(100_000),
    100,
    `]${rest}`,
  )
  expect(ids).toEqual(['12', '13'])
  expect(notes.map(({ code }) => code)).toEqual(['unreadable_message'])
})

test('ten million elements that are no messages are one note and hold nothing', () => {
  const [head = '', tail = ''] = text.split(/(?<="messages": \[)/)
  const { ids, notes, most } = readRepeated(head, '1,'.repeat(100_000), 100, tail)
  expect(ids).toEqual(['11', '12', '13'])
  expect(notes.map(({ code }) => code)).toEqual(['unreadable_message'])
  expect(most).toBeLessThan(MEGABYTE)
})

test('a hundred thousand brackets end nothing', () => {
  const { ids } = readRepeated(
    text.replace('"embeds": []', '"embeds": '),
    '['.repeat(1000),
    100,
    '',
  )
  expect(ids.length).toBeLessThanOrEqual(3)
})

test('messages twice, the guild after them, and keys twice are read as they stand', () => {
  const { guild, messages, ...rest } = JSON.parse(text)
  const again = JSON.stringify([message('14')])
  const twice = `${JSON.stringify({ ...rest, messages }).slice(0, -1)},"messages":${again},"guild":${JSON.stringify(guild)},"guild":${JSON.stringify(guild)}}`
  const { ids, end } = readRepeated(twice, '', 0, '')
  expect(ids).toEqual(['11', '12', '13', '14'])
  expect(end.kind).toBe('complete')
})
