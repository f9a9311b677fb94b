import { expect, test } from 'vitest'
import type { ByteSource } from '../sources/source'
import { exportText, message } from '../testing/exports'
import { parseFile } from './parse-file'

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

test('messages are not put into the channel that the file was before', async () => {
  const before = exportText({ messages: [message('1')] })
  const after = exportText({ channel: { id: '11' }, messages: [message('2')] })
  const bytes = changing([before, after])
  const told = []
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
  for await (const message of parseFile(request, { open: async () => bytes })) told.push(message)
  expect(told.map(({ kind }) => kind)).toEqual(['header', 'end'])
  expect(told.at(-1)).toMatchObject({
    end: { state: 'unreadable', message: expect.stringContaining('became another export') },
  })
})
