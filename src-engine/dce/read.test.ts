import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Utf8Source } from './encoding'
import type { RawMessage } from './format'
import { ExportReader } from './read'
import type { ReadEnd, ReadNote } from './read-events'

const ROOT = join(process.cwd(), 'fixtures', 'dce')
const GENERAL = readFileSync(join(ROOT, 'ferry_captured_dce2.47.1_general.json'))

type Outcome = {
  messages: RawMessage[]
  spans: [number, number][]
  notes: ReadNote[]
  end: ReadEnd
  root: Record<string, unknown>
}

function read(bytes: Uint8Array, chunkSizes: readonly number[] = [1 << 20]): Outcome {
  const messages: RawMessage[] = []
  const spans: [number, number][] = []
  const notes: ReadNote[] = []
  const reader = new ExportReader({
    onMessages: () => true,
    onMessage: (message, start, end) => {
      messages.push(message)
      spans.push([start, end])
    },
    onNote: (note) => notes.push(note),
  })
  const source = new Utf8Source()
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = Math.max(1, chunkSizes[turn % chunkSizes.length] ?? 1)
    reader.push(source.push(bytes.subarray(at, at + size)))
    at += size
  }
  reader.push(source.end())
  const end = reader.end()
  return { messages, spans, notes, end, root: reader.root }
}

/** The captured export with other messages: DCE's own layout. */
function exportOf(messages: unknown[], indent = 2): Buffer {
  const { guild, channel, dateRange, exportedAt } = JSON.parse(GENERAL.toString())
  const root = { guild, channel, dateRange, exportedAt, messages, messageCount: messages.length }
  return Buffer.from(JSON.stringify(root, null, indent))
}

const WHOLE = JSON.parse(GENERAL.toString()) as { messages: RawMessage[]; messageCount: number }

describe('layouts', () => {
  test.each([
    ['as DCE writes it', GENERAL],
    ['with CRLF', Buffer.from(GENERAL.toString().replaceAll('\n', '\r\n'))],
    ['with four spaces', Buffer.from(JSON.stringify(WHOLE, null, 4))],
    ['with one space', Buffer.from(JSON.stringify(WHOLE, null, 1))],
    ['with tabs', Buffer.from(JSON.stringify(WHOLE, null, '\t'))],
    ['minified', Buffer.from(JSON.stringify(WHOLE))],
    [
      'one message a line at four spaces',
      Buffer.from(
        JSON.stringify({ ...WHOLE, messages: [] }).replace(
          '"messages":[]',
          `"messages":[\n    ${WHOLE.messages.map((each) => JSON.stringify(each)).join(',\n    ')}\n]`,
        ),
      ),
    ],
    ['with a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), GENERAL])],
    ['as UTF-16', Buffer.from(`\uFEFF${GENERAL.toString()}`, 'utf16le')],
    ['as UTF-16 without a mark', Buffer.from(GENERAL.toString(), 'utf16le')],
    ['as big-endian UTF-16', Buffer.from(`\uFEFF${GENERAL.toString()}`, 'utf16le').swap16()],
  ])('%s', (_name, bytes) => {
    for (const sizes of [[1 << 20], [1], [7, 1, 64], [4096]]) {
      const outcome = read(bytes, sizes)
      expect(outcome.messages).toEqual(WHOLE.messages)
      expect(outcome.end).toEqual({ kind: 'complete' })
      expect(outcome.root.messageCount).toBe(WHOLE.messageCount)
      expect(outcome.notes).toEqual([])
    }
  })

  test('keys in any order, and keys nobody knows', () => {
    const { guild, channel, messages } = JSON.parse(GENERAL.toString())
    const bytes = Buffer.from(JSON.stringify({ x: [1], messages, channel, y: null, guild }))
    const outcome = read(bytes, [100])
    expect(outcome.messages).toEqual(WHOLE.messages)
    expect(outcome.root).toEqual({ x: [1], channel, y: null, guild })
  })
})

test('one-byte chunks read like the whole, for every fixture', () => {
  for (const entry of readdirSync(ROOT, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.json')) continue
    const bytes = readFileSync(join(entry.parentPath, entry.name))
    expect(read(bytes, [1]), entry.name).toEqual(read(bytes))
  }
})

describe('damage', () => {
  test('a stopped export loses only the message it was stopped in, at any depth', () => {
    for (const name of ['aborted_inside_reaction_users']) {
      const outcome = read(readFileSync(join(ROOT, 'derived', `${name}.json`)))
      expect(outcome.messages).toEqual(WHOLE.messages.slice(0, 4))
      expect(outcome.end.kind).toBe('aborted')
    }
    // inside the list of reactions the closers make the half message look like a whole one
    const text = exportOf(WHOLE.messages.slice(0, 3)).toString()
    const cut = text.slice(0, text.lastIndexOf('"reactions": ['))
    const outcome = read(
      Buffer.from(`${cut}"reactions": [\n      ],\n      "messageCount": 3\n    }`),
    )
    expect(outcome.messages).toEqual(WHOLE.messages.slice(0, 2))
    expect(outcome.end.kind).toBe('aborted')
  })

  test('a broken message in the middle costs only itself', () => {
    for (const indent of [0, 2, 4]) {
      const bytes = exportOf(WHOLE.messages, indent)
      const { spans } = read(bytes)
      const [start, end] = spans[4] as [number, number]
      const broken = Buffer.from(bytes)
      broken.fill(
        0x22,
        start + Math.floor((end - start) / 2),
        start + Math.floor((end - start) / 2) + 3,
      )
      const outcome = read(broken)
      expect(outcome.messages).toEqual(WHOLE.messages.filter((_each, index) => index !== 4))
      expect(outcome.notes).toEqual([{ code: 'unreadable_message', offset: start }])
    }
  })

  test('ids written as numbers keep their digits', () => {
    const text = GENERAL.toString().replaceAll(/"id": "(\d+)"/g, '"id": $1')
    expect(read(Buffer.from(text)).messages).toEqual(WHOLE.messages)
  })

  test('raw control characters in strings are read', () => {
    const text = exportOf([{ ...WHOLE.messages[0], content: 'a#b' }]).toString()
    const [message] = read(Buffer.from(text.replace('a#b', 'a\tb\u0001'))).messages
    expect(message?.content).toBe('a\tb\u0001')
  })

  test('invalid UTF-8 is replaced and told', () => {
    const bytes = exportOf([{ ...WHOLE.messages[0], content: 'a#b' }])
    bytes[bytes.indexOf('a#b') + 1] = 0xff
    const outcome = read(bytes)
    expect(outcome.messages[0]?.content).toBe('a\uFFFDb')
    expect(outcome.notes.map(({ code }) => code)).toEqual(['invalid_utf8'])
  })

  test.each(['[]', 'hello', '<html>', '"x"', '', '{]'])('%j is no export', (text) => {
    expect(read(Buffer.from(text)).messages).toEqual([])
  })
})

const anyMessage = fc
  .record({
    content: fc.string({ unit: 'grapheme', maxLength: 60 }),
    lines: fc.array(
      fc.constantFrom('    }', '    },', '  ]', '{"id": "1", "type": "x"', '\\', '"'),
    ),
    names: fc.array(fc.string({ maxLength: 8 }), { maxLength: 3 }),
  })
  .map(({ content, lines, names }) => ({
    ...WHOLE.messages[0],
    content: `${content}\n${lines.join('\n')}`,
    mentions: names.map((name) => ({ id: '1', name })),
  }))

/** Messages with ids of their own, as the file has them. */
const anyMessages = fc
  .array(anyMessage, { maxLength: 8 })
  .map((messages) => messages.map((message, index) => ({ ...message, id: `${1000 + index}` })))

test('cut anywhere, exactly the whole messages come back', () => {
  fc.assert(
    fc.property(
      anyMessages,
      fc.constantFrom(0, 2, 4),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 }),
      (messages, indent, part, sizes) => {
        const bytes = exportOf(messages, indent)
        const whole = read(bytes)
        expect(whole.messages).toEqual(messages)
        const cut = Math.floor(bytes.length * part)
        const outcome = read(bytes.subarray(0, cut), sizes)
        const expected = messages.filter((_each, index) => (whole.spans[index]?.[1] ?? 0) <= cut)
        expect(outcome.messages).toEqual(expected)
      },
    ),
    { numRuns: 300, seed: 7 },
  )
})

test('reading resumes after any message', () => {
  const whole = read(GENERAL)
  for (const [index, [, end]] of whole.spans.entries()) {
    const messages: RawMessage[] = []
    const reader = new ExportReader(
      {
        onMessages: () => true,
        onMessage: (message) => messages.push(message),
        onNote: () => undefined,
      },
      end,
    )
    reader.push(GENERAL.subarray(end))
    expect(reader.end()).toEqual({ kind: 'complete' })
    expect(messages).toEqual(WHOLE.messages.slice(index + 1))
  }
})
