import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AnyExport, anyExport, DCE_OWN, type Layout } from '../testing/any-export'
import { Utf8Source } from './encoding'
import type { RawMessage } from './format'
import { ExportReader } from './read'
import type { ReadEnd, ReadNote } from './read-events'

/*
 * What is whole in a damaged export is known from how it was written (testing/any-export.ts), not from the reader: a
 * message none of whose bytes was touched.
 */

type Outcome = {
  messages: RawMessage[]
  places: number[]
  notes: ReadNote[]
  end: ReadEnd
}

function read(bytes: Uint8Array, sizes: readonly number[] = [1 << 20]): Outcome {
  const messages: RawMessage[] = []
  const places: number[] = []
  const notes: ReadNote[] = []
  const source = new Utf8Source()
  const handlers = {
    onMessages: () => true,
    onMessage: (message: RawMessage, _start: number, _end: number, place: number) => {
      messages.push(message)
      places.push(place)
    },
    onNote: (note: ReadNote) => void notes.push(note),
  }
  const reader = new ExportReader(handlers, null, source)
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    reader.push(source.push(bytes.subarray(at, at + size)))
    at += size
  }
  reader.push(source.end())
  const end = reader.end()
  return { messages, places, notes, end }
}

const SEED = { seed: 20250601 }
const chunks = fc.oneof(
  fc.constant([1]),
  fc.constant([1 << 20]),
  fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 5 }),
)
const codes = ({ notes }: Outcome) => notes.map(({ code }) => code)

test('a whole export in any layout, order and encoding gives all its messages and nothing else', () => {
  const encodings: Record<string, (bytes: Buffer) => Buffer> = {
    plain: (bytes) => bytes,
    mark: (bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
    utf16le: (bytes) => Buffer.from(`\uFEFF${bytes}`, 'utf16le'),
    utf16be: (bytes) => Buffer.from(`\uFEFF${bytes}`, 'utf16le').swap16(),
    unmarked: (bytes) => Buffer.from(bytes.toString(), 'utf16le'),
  }
  fc.assert(
    fc.property(
      anyExport(undefined, { repeats: true }),
      fc.constantFrom(...Object.keys(encodings)),
      chunks,
      (made, encoding, sizes) => {
        const outcome = read(encodings[encoding]?.(made.bytes) ?? made.bytes, sizes)
        expect(outcome.messages).toEqual(made.messages)
        expect(outcome.end).toEqual({ kind: 'complete' })
        expect(outcome.notes).toEqual([])
      },
    ),
    { ...SEED, numRuns: 150 },
  )
})

test('cut at any byte, exactly the whole messages come back and the file is told truncated', () => {
  fc.assert(
    fc.property(
      anyExport(undefined, { repeats: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      chunks,
      (made, part, sizes) => {
        const cut = Math.floor((made.bytes.length - 1) * part)
        const outcome = read(made.bytes.subarray(0, cut), sizes)
        const whole = made.messages.filter((_each, index) => (made.spans[index]?.[1] ?? 0) <= cut)
        expect(outcome.messages).toEqual(whole)
        expect(['truncated', 'not_json']).toContain(outcome.end.kind)
        if (whole.length > 0) expect(outcome.end.kind).toBe('truncated')
        expect(outcome.notes).toEqual([])
      },
    ),
    { ...SEED, numRuns: 250 },
  )
})

/** Bytes put in place of others. */
type Edit = { from: number; to: number; put: Buffer }

const edit = fc.record({
  part: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  removed: fc.integer({ min: 0, max: 6 }),
  put: fc.oneof(
    fc.uint8Array({ maxLength: 6 }).map((bytes) => Buffer.from(bytes)),
    fc
      .array(
        fc.constantFrom(
          ...'{}[],:"\\ \n0'.split(''),
          '\n    }',
          '"x',
          ']}',
          ']"',
          '{{',
          '"messages":[',
        ),
        { maxLength: 3 },
      )
      .map((pieces) => Buffer.from(pieces.join(''))),
  ),
})

function damage(made: AnyExport, edits: readonly Edit[]): Buffer {
  const parts: Buffer[] = []
  let at = 0
  for (const { from, to, put } of edits) {
    parts.push(made.bytes.subarray(at, from), put)
    at = to
  }
  return Buffer.concat([...parts, made.bytes.subarray(at)])
}

/** Where a message stands after the edits; null when one touched it. */
function placeAfter(span: readonly [number, number], edits: readonly Edit[]): number | null {
  let shift = 0
  for (const { from, to, put } of edits) {
    const isInside = from < span[1] && to > span[0]
    if (isInside || (from === to && from > span[0] && from < span[1])) return null
    if (to <= span[0]) shift += put.length - (to - from)
  }
  return span[0] + shift
}

test('garbage at random bytes costs only the messages that it touches, and invents none', () => {
  fc.assert(
    fc.property(
      anyExport(undefined, { minMessages: 1 }),
      fc.array(edit, { minLength: 1, maxLength: 4 }),
      chunks,
      (made, wanted, sizes) => {
        let free = 0
        const edits = wanted
          .map(({ part, removed, put }) => {
            const from = Math.floor(part * made.bytes.length)
            return { from, to: Math.min(made.bytes.length, from + removed), put }
          })
          .sort((a, b) => a.from - b.from)
          .filter(({ from, to }) => {
            if (from < free) return false
            free = to
            return true
          })
        const outcome = read(damage(made, edits), sizes)
        const found = outcome.messages
          .map((message, index) => ({ message, place: outcome.places[index] }))
          .filter(({ message }) => typeof message.id === 'string' && message.author?.id)
        let touched = 0
        for (const [index, span] of made.spans.entries()) {
          const place = placeAfter(span, edits)
          if (place === null) {
            touched++
            continue
          }
          const one = found.find((each) => each.place === place)
          expect(one?.message).toEqual(made.messages[index])
        }
        expect(found.length).toBeLessThanOrEqual(made.messages.length)
        expect(found.length).toBeGreaterThanOrEqual(made.messages.length - touched)
      },
    ),
    { ...SEED, numRuns: 400 },
  )
})

/** The writer's three closers where an export was stopped after some line of a message. */
function abort(made: AnyExport, index: number, lines: number): Buffer {
  const [start, end] = made.spans[index] as [number, number]
  const message = made.bytes.toString('utf8', start, end).split('\n')
  const kept = message.slice(0, 1 + (lines % (message.length - 1)))
  const open: number[] = []
  for (const [row, line] of kept.entries()) {
    const depth = row === 0 ? 4 : line.search(/\S/)
    if (/[{[]$/.test(line)) open.push(depth)
    else if (/^\s*[}\]]/.test(line)) open.pop()
  }
  const indent = ' '.repeat(open.at(-1) ?? 4)
  const before = kept.join('\n').replace(/,$/, '')
  const closers = `\n${indent}],\n${indent}"messageCount": ${index + 1}\n${indent.slice(2)}}`
  return Buffer.concat([made.bytes.subarray(0, start), Buffer.from(before + closers)])
}

test('an export stopped inside a message keeps every message before it, and says so', () => {
  fc.assert(
    fc.property(
      anyExport(fc.constant(DCE_OWN), { minMessages: 1 }),
      fc.nat(),
      fc.nat(),
      chunks,
      (made, which, lines, sizes) => {
        const index = which % made.messages.length
        const outcome = read(abort(made, index, lines), sizes)
        expect(outcome.messages).toEqual(made.messages.slice(0, index))
        expect(outcome.end).toEqual({ kind: 'aborted', offset: made.spans[index]?.[0] })
      },
    ),
    { ...SEED, numRuns: 250 },
  )
})

test('what is told does not depend on where the chunks end', () => {
  fc.assert(
    fc.property(
      anyExport(undefined, { minMessages: 1 }),
      fc.array(edit, { maxLength: 3 }),
      (made, wanted) => {
        let bytes = made.bytes
        for (const { part, removed, put } of wanted) {
          const from = Math.floor(part * bytes.length)
          const rest = bytes.subarray(Math.min(bytes.length, from + removed))
          bytes = Buffer.concat([bytes.subarray(0, from), put, rest])
        }
        expect(read(bytes, [1])).toEqual(read(bytes))
        expect(read(bytes, [97])).toEqual(read(bytes))
      },
    ),
    { ...SEED, numRuns: 120 },
  )
})

test('places in a file count its own bytes, mark and UTF-16 included', () => {
  const utf8 = (made: AnyExport) => Buffer.from(`\uFEFF${made.bytes}`)
  const utf16 = (made: AnyExport) => Buffer.from(`\uFEFF${made.bytes}`, 'utf16le')
  const raw: Layout = { ...DCE_OWN, escapesAstral: false }
  fc.assert(
    fc.property(anyExport(fc.constant(raw), { minMessages: 1 }), chunks, (made, sizes) => {
      expect(read(utf8(made), sizes).places).toEqual(made.spans.map(([start]) => start + 3))
      const units = (start: number) => made.bytes.toString('utf8', 0, start).length
      const marked = made.spans.map(([start]) => 2 + 2 * units(start))
      expect(read(utf16(made), sizes).places).toEqual(marked)
      const start = made.spans.at(-1)?.[0] ?? 0
      const cut = utf16(made).subarray(0, 2 + 2 * (units(start) + 9))
      expect(read(cut, sizes).end).toEqual({ kind: 'truncated', offset: 2 + 2 * units(start) })
    }),
    { ...SEED, numRuns: 50 },
  )
})

test('after its end, a file holds nothing that is passed over in silence', () => {
  const [one, other] = fc.sample(anyExport(fc.constant(DCE_OWN), { minMessages: 2 }), {
    numRuns: 2,
    seed: 5,
  }) as [AnyExport, AnyExport]
  const joined = (...parts: (string | Buffer)[]) => Buffer.concat(parts.map((p) => Buffer.from(p)))
  for (const sizes of [[1], [1 << 20]]) {
    const blank = read(joined(one.bytes, ' \r\n\t'), sizes)
    expect([blank.messages, codes(blank), blank.end.kind]).toEqual([one.messages, [], 'complete'])
    const text = read(joined(one.bytes, '\nexported by me'), sizes)
    expect([text.messages, codes(text)]).toEqual([one.messages, ['trailing_text']])
    // two exports in one file are two channels: the second is told, not taken for the first
    const second = read(joined(one.bytes, '\n', other.bytes), sizes)
    expect([second.messages, codes(second)]).toEqual([one.messages, ['second_export']])
    const torn = read(joined(one.bytes.subarray(0, one.spans[1]?.[1]), other.bytes), sizes)
    expect(torn.messages).toEqual(one.messages.slice(0, 2))
    expect(codes(torn)).toContain('second_export')
  }
})
