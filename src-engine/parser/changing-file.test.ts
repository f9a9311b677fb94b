import { expect, test } from 'vitest'
import type { ByteSource } from '../sources/source'
import { exportText, message } from '../testing/exports'
import { openRunBook, parseFile } from './parse-file'
import type { ParserMessage } from './protocol'

/** Bytes that are another text each time they are read from the start; the last one stays. */
function changing(texts: string[]): ByteSource {
  return {
    size: 1,
    isRemote: false,
    async *chunks() {
      yield Buffer.from((texts.length > 1 ? texts.shift() : texts[0]) ?? '')
    },
    hasChanged: async () => true,
    close: async () => undefined,
  }
}

const request = {
  file: 0,
  size_bytes: 1,
  address: { kind: 'file', path: 'a', raw_path: null } as const,
  path: 'a',
  file_id: 1,
  modified_at: '2025-06-01T00:00:00.000Z',
  same_size: [],
  resume: null,
}
const before = exportText({ messages: [message('1')] })
const after = exportText({ channel: { id: '11' }, messages: [message('2')] })

async function read(bytes: ByteSource, book = openRunBook()): Promise<ParserMessage[]> {
  const told: ParserMessage[] = []
  for await (const each of parseFile(request, { open: async () => bytes }, book)) told.push(each)
  return told
}

test('messages are not put into the channel that the file was before', async () => {
  const told = await read(changing([before, after]))
  expect(told.map(({ kind }) => kind)).toEqual(['header', 'end'])
  expect(told.at(-1)).toMatchObject({
    end: { state: 'unreadable', message: expect.stringContaining('became another export') },
  })
})

test('what was read of a file that was given up does not come with the next', async () => {
  const batches = (told: ParserMessage[]) => told.filter(({ kind }) => kind === 'batch')
  const book = openRunBook()
  await read(changing([before, after]), book)
  const next = batches(await read(changing([before]), book))
  expect(next).toHaveLength(1)
  expect(next).toMatchObject(batches(await read(changing([before]))))
})
