import { describe, expect, test } from 'vitest'
import type { FileEnd } from '../dce/parsed'
import { exportText, message, testFolder, user } from '../testing/exports'
import { parseFile } from './parse-file'

/** What one file of this text ends as. */
async function endOf(text: string | Uint8Array): Promise<FileEnd> {
  const folder = await testFolder({ 'a.json': text })
  try {
    const path = folder.path('a.json')
    const address = { kind: 'file', path, raw_path: null } as const
    const request = { file: 0, address, path, file_id: 1, modified_at: '2025-06-01T00:00:00.000Z' }
    const rest = { size_bytes: 0, same_size: [], resume: null }
    for await (const told of parseFile({ ...request, ...rest })) {
      if (told.kind === 'end') return told.end
    }
    throw new Error('the file has no end')
  } finally {
    await folder.remove()
  }
}

const WRONG: readonly unknown[] = [
  5,
  'text',
  true,
  {},
  [],
  [null],
  [1, 'x'],
  { toString: 1, valueOf: 1 },
  -1,
  null,
]
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

/** Every key of `whole` in turn with every wrong value. */
function wrongOnes(whole: Record<string, unknown>): Record<string, unknown>[] {
  return Object.keys(whole).flatMap((key) => WRONG.map((wrong) => ({ ...whole, [key]: wrong })))
}

describe('no value of a wrong kind ends the reading', () => {
  const emoji = { id: '', name: '👍', code: 'thumbsup', isAnimated: false, imageUrl: 'x' }
  const role = { id: '7', name: 'role', color: '#ffffff', position: 1 }
  const person = user('100', { isBot: true, roles: [role] })
  const parts: Record<string, Record<string, unknown>[]> = {
    message: wrongOnes(message('1')),
    author: wrongOnes(person).map((author) => ({ author })),
    role: wrongOnes(role).map((each) => ({ author: { ...person, roles: [each] } })),
    mention: wrongOnes(person).map((each) => ({ mentions: [each] })),
    reaction: wrongOnes({ emoji, count: 1, users: [person] }).map((each) => ({
      reactions: [each],
    })),
    emoji: wrongOnes(emoji).map((each) => ({ reactions: [{ emoji: each, count: 1 }] })),
    embed: wrongOnes({ title: 't', url: 'u', image: {}, fields: [{}], author: {} }).map((each) => ({
      embeds: [each],
    })),
    attachment: wrongOnes({ id: '1', url: 'u', fileName: 'f', fileSizeBytes: 1 }).map((each) => ({
      attachments: [each],
    })),
    sticker: wrongOnes({ id: '1', name: 's', format: 'Png', sourceUrl: 'u' }).map((each) => ({
      stickers: [each],
    })),
    reference: wrongOnes({ messageId: '1', channelId: '2', guildId: '3' }).map((reference) => ({
      reference,
    })),
  }
  test.each(Object.entries(parts))('in %s', async (_part, changes) => {
    const messages = changes.map((change, index) => ({ ...message(`${1000 + index}`), ...change }))
    const { state } = await endOf(exportText({ messages }))
    expect(['ingested', 'damaged']).toContain(state)
  })

  test.each(['guild', 'channel', 'dateRange', 'exportedAt', 'messages', 'messageCount'])(
    'in the root as %s',
    async (key) => {
      const root = JSON.parse(exportText({ messages: [message('1')] }))
      for (const wrong of WRONG) {
        const { state, message: sentence } = await endOf(JSON.stringify({ ...root, [key]: wrong }))
        expect(['ingested', 'damaged', 'foreign']).toContain(state)
        expect(sentence ?? '').not.toContain('Error')
      }
    },
  )
})

describe('what nests too deeply is left out and told', () => {
  const text = exportText({ messages: [message('1')] })
  test.each([
    ['in the root', text.replace('"exportedAt"', `"more": ${nested(100_000)}, "exportedAt"`)],
    ['in the header', text.replace('"topic"', `"more": ${nested(100_000)}, "topic"`)],
    ['in a message', text.replace('"embeds": []', `"embeds": ${nested(100_000)}`)],
    ['in an author', text.replace('"roles": []', `"roles": ${nested(100_000)}`)],
    ['beside the messages', `${text.slice(0, -2)}, "more": ${nested(100_000)}}`],
  ])('%s', async (where, deep) => {
    expect(deep).not.toBe(text)
    const { state, notes } = await endOf(deep)
    expect(['ingested', 'damaged']).toContain(state)
    const isKept = where !== 'in the header' && where !== 'in an author'
    if (isKept) expect(notes.map(({ code }) => code)).toContain('too_deep')
  })
})

test('cut at any byte, a file is damaged or foreign and nothing else', async () => {
  const whole = Buffer.from(exportText({ messages: [message('1'), message('2')] }))
  for (let length = 0; length < whole.length - 1; length += 7) {
    const { state } = await endOf(whole.subarray(0, length))
    expect(['damaged', 'foreign']).toContain(state)
  }
})
