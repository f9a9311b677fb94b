import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CallName } from '#shared/api'
import { isOpenable } from '#shared/openable'
import type { Network } from './media-download'
import { type DownloadAnswer, type DownloadQuestion, mediaHandlers } from './media-handlers'
import { readText } from './media-text'
import { openablePath } from './open-media'

const GIF = Buffer.from('GIF89a, more or less')
let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'media-handlers-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

function setUp(answers: DownloadAnswer[], bytes: Buffer = GIF) {
  const questions: DownloadQuestion[] = []
  const calls: { name: CallName; kept: Buffer }[] = []
  const events: string[] = []
  let requests = 0
  const network: Network = {
    resolve: async () => ['1.2.3.4'],
    get: async () => {
      requests++
      const body = (async function* () {
        yield bytes
      })()
      return { kind: 'answer', status: 200, total_bytes: null, body, close: () => undefined }
    },
  }
  const handlers = mediaHandlers({
    workDir: join(dir, 'work'),
    network: () => network,
    engine: {
      call: async (name, input) => {
        calls.push({ name, kept: readFileSync((input as { path: string }).path) })
        return {}
      },
    },
    ask: async (question) => {
      questions.push(question)
      return answers.shift() ?? 'no'
    },
    tell: (name) => events.push(name),
    now: () => 0,
  })
  const get = (url: string, signal = new AbortController().signal) =>
    handlers['media.download']({ url, file_id: 1, kind: 'image', name: 'a.gif' }, signal)
  return { get, questions, calls, events, requests: () => requests }
}

describe('a download', () => {
  it('asks nothing of the network before the person agreed', async () => {
    const { get, questions, requests, calls } = setUp(['no'])
    expect(await get('https://a.example/a.gif')).toBe(false)
    expect(questions).toEqual([
      {
        host: 'a.example',
        url: 'https://a.example/a.gif',
        name: 'a.gif',
        size_bytes: null,
        is_local: false,
      },
    ])
    expect([requests(), calls]).toEqual([0, []])
  })

  it('hands the file to the engine and leaves none behind', async () => {
    const { get, calls, events } = setUp(['once'])
    expect(await get('https://a.example/a.gif')).toBe(true)
    expect(calls).toEqual([{ name: 'media.keep', kept: GIF }])
    expect(readdirSync(join(dir, 'work'))).toEqual([])
    expect(events).toEqual(['media.progress', 'media.kept'])
  })

  it('asks again for every file, or never again for a host', async () => {
    const { get, questions } = setUp(['once', 'host', 'no'])
    await get('https://a.example/1.gif')
    await get('https://a.example/2.gif')
    await get('https://a.example/3.gif')
    expect(questions).toHaveLength(2)
    expect(await get('https://b.example/3.gif')).toBe(false)
  })

  it('does not ask for one that was stopped while it waited for its turn', async () => {
    const { get, questions } = setUp(['once', 'once', 'no'])
    const stop = new AbortController()
    const first = get('https://a.example/1.gif')
    const second = get('https://b.example/2.gif', stop.signal)
    stop.abort()
    await expect(second).rejects.toMatchObject({ code: 'cancelled' })
    expect(await first).toBe(true)
    expect(questions.map(({ host }) => host)).toEqual(['a.example'])
    expect(await get('https://c.example/3.gif')).toBe(true)
  })

  it('keeps nothing that is not what it was asked for', async () => {
    const { get, calls } = setUp(['once'], Buffer.from('<html>'))
    await expect(get('https://a.example/a.gif')).rejects.toThrow('web page')
    expect(calls).toEqual([])
    expect(readdirSync(join(dir, 'work'))).toEqual([])
  })

  it('refuses what is no web link', async () => {
    const { get, questions } = setUp(['once'])
    await expect(get('file:///etc/passwd')).rejects.toMatchObject({ code: 'invalid_input' })
    expect(questions).toEqual([])
  })
})

describe('text', () => {
  const read = async (bytes: Buffer, max = 100) => {
    writeFileSync(join(dir, 'x'), bytes)
    return readText(join(dir, 'x'), max)
  }
  it('is read up to a limit, which may cut a character', async () => {
    expect(await read(Buffer.from('grüße'), 3)).toEqual({
      text: 'gr',
      is_whole: false,
      size_bytes: 7,
    })
    expect(await read(Buffer.from('a\n'))).toEqual({ text: 'a\n', is_whole: true, size_bytes: 2 })
  })
  it('is read from Windows', async () => {
    expect(await read(Buffer.from('\ufeffhé', 'utf16le'))).toMatchObject({ text: 'hé' })
  })
  it('is not what has other bytes', async () => {
    expect(await read(Buffer.from('a\0b'))).toBe(null)
    expect(await read(Buffer.from([0x61, 0xff, 0x62]))).toBe(null)
    expect(await read(Buffer.from('%PDF-1.7\n%\xb5\xed', 'latin1'))).toBe(null)
  })
})

describe('opening', () => {
  const agreed = { ask: async () => true, atQuit: () => undefined }
  it('is for files that are shown, not for those that run', async () => {
    for (const name of ['a.pdf', 'A.PNG', 'x.tar.txt']) expect(isOpenable(name)).toBe(true)
    for (const name of ['a.exe', 'a.pdf.sh', 'a.html', 'a.svg', 'a.desktop', 'a', 'a.docm']) {
      expect(isOpenable(name)).toBe(false)
    }
    const ask = vi.fn(agreed.ask)
    await expect(openablePath('/x/y.exe', 'y.exe', { ...agreed, ask })).rejects.toThrow(
      'not opened',
    )
    expect(ask).not.toHaveBeenCalled()
  })
  it('gives a file of the archive its name, for as long as the app runs', async () => {
    const stored = join(dir, 'ab12')
    writeFileSync(stored, 'x')
    let clean: () => void = () => undefined
    const path = await openablePath(stored, '../we:ird.pdf', {
      ...agreed,
      atQuit: (later) => {
        clean = later
      },
    })
    expect(path).toMatch(/_we_ird\.pdf$/)
    expect(readFileSync(String(path), 'utf8')).toBe('x')
    clean()
    expect(existsSync(String(path))).toBe(false)
    expect(await openablePath('/x/y.pdf', 'y.pdf', agreed)).toBe('/x/y.pdf')
  })
  it('copies nothing before the person agreed', async () => {
    const stored = join(dir, 'ab12')
    writeFileSync(stored, 'x')
    const atQuit = vi.fn()
    expect(await openablePath(stored, 'y.pdf', { ask: async () => false, atQuit })).toBe(null)
    expect(atQuit).not.toHaveBeenCalled()
  })
})
