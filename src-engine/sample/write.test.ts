import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compareIds, Id, snowflakeToMs } from '../../src-shared/snowflake'
import type { SampleOptions } from './generate'
import { type SampleSummary, writeSample } from './write'

interface User {
  id: string
  name: string
  roles?: unknown[]
  isBot: boolean
  avatarUrl: string
}
interface Message {
  id: string
  type: string
  timestamp: string
  timestampEdited: string | null
  isPinned: boolean
  content: string
  author: User
  attachments: { url: string; fileName: string; fileSizeBytes: number }[]
  embeds: object[]
  stickers: object[]
  reactions: { emoji: { id: string; name: string }; count: number; users: User[] }[]
  mentions: User[]
  reference?: { type: string; messageId: string | null; channelId: string }
  forwardedMessage?: { content: string }
  interaction?: { name: string }
}
interface Export {
  guild: { name: string; iconUrl: string }
  channel: { id: string; type: string; categoryId: string | null; name: string }
  messages: Message[]
  messageCount: number
}

const scratch = mkdtempSync(join(tmpdir(), 'sample-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

interface ExportFile {
  name: string
  text: string
  root: Export
}

function readExports(dir: string): ExportFile[] {
  const names = readdirSync(dir).filter((name) => name.endsWith('.json'))
  return names.sort().map((name) => {
    const text = readFileSync(join(dir, name), 'utf8')
    return { name, text, root: JSON.parse(text) as Export }
  })
}

function hashOf(dir: string): string {
  const hash = createHash('sha256')
  const paths = readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort()
  for (const path of paths.filter((one) => statSync(join(dir, one)).isFile())) {
    hash.update(path).update(readFileSync(join(dir, path)))
  }
  return hash.digest('hex')
}

/** Lists what is wrong with a set; these rules hold with and without media. */
function problemsOf(files: readonly ExportFile[], summary: SampleSummary): string[] {
  const problems: string[] = []
  const check = (isRight: boolean, text: string) => {
    if (!isRight) problems.push(text)
  }
  const channels = new Map(files.map(({ root }) => [root.channel.id, root]))
  const homes = new Map<string, string[]>()
  let count = 0
  for (const { name, text, root } of files) {
    const { channel, messages } = root
    check(text === prettyAsExporter(root), `${name}: layout`)
    check(root.messageCount === messages.length, `${name}: count`)
    for (const [, id = ''] of text.matchAll(/"(?:id|\w+Id)": "([^"]*)"/g)) {
      check(id === '' || Id.safeParse(id).success, `${name}: id ${id}`)
    }
    check(name.endsWith(` [${channel.id}].json`), `${name}: name`)
    check(!channel.type.endsWith('Thread') || messages[0]?.id === channel.id, `${name}: starter`)
    count += messages.length
    const own = new Set<string>()
    let last = '0'
    for (const message of messages) {
      const { id, reference } = message
      check(compareIds(id, last) > 0, `${id}: order`)
      check(Date.parse(message.timestamp) === snowflakeToMs(id), `${id}: time`)
      check(!/undefined|\{\^?\w+\}/.test(message.content), `${id}: ${message.content}`)
      if (message.type === 'Reply') check(own.has(reference?.messageId ?? ''), `${id}: reply`)
      if (message.type === 'ThreadCreated') {
        const thread = channels.get(reference?.channelId ?? '')
        check(reference?.messageId === null, `${id}: notice of a thread`)
        check(thread?.channel.categoryId === channel.id, `${id}: thread without file`)
        check(own.has(reference?.channelId ?? ''), `${id}: thread without starter`)
      }
      for (const { count: total, users } of message.reactions) {
        const different = new Set(users.map((user) => user.id)).size
        check(total >= different && different === users.length, `${id}: reactions`)
      }
      last = id
      own.add(id)
      homes.set(id, [...(homes.get(id) ?? []), channel.id])
    }
  }
  const twins = [...homes].filter(([, ids]) => ids.length > 1)
  for (const [id, ids] of twins) {
    const parent = channels.get(id)?.channel.categoryId ?? ''
    check(ids.length === 2 && ids.includes(id) && ids.includes(parent), `${id}: twice`)
    const texts = ids.map((one) => channels.get(one)?.messages.find((m) => m.id === id)?.content)
    check(texts[0] === texts[1], `${id}: the two copies differ`)
  }
  check(twins.length === summary.thread_starters, 'number of thread starters')
  check(files.length === summary.files && count === summary.messages, 'summary')
  return problems
}

/** Two spaces, astral characters as escape pairs, no line end after the last brace. */
function prettyAsExporter(root: Export): string {
  return JSON.stringify(root, null, 2).replace(
    /[\ud800-\udfff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

describe('the sample', () => {
  const dir = join(scratch, 'sample')
  const options: SampleOptions = { messages: 12_000 }
  let summary: SampleSummary
  let files: ExportFile[]
  let messages: Message[]

  beforeAll(async () => {
    summary = await writeSample(dir, options)
    files = readExports(dir)
    messages = files.flatMap(({ root }) => root.messages)
  })

  it('is a valid export set of the wanted size', () => {
    expect(problemsOf(files, summary)).toEqual([])
    expect(summary).toMatchObject({ messages: 12_000, channels: 25, authors: 300 })
    expect(summary.thread_starters).toBeLessThan(summary.threads)
  })

  it('has every kind of message', () => {
    const types = new Set(messages.map((message) => message.type))
    const wanted = ['Default', 'Reply', 'GuildMemberJoin', 'ThreadCreated', 'ChannelPinnedMessage']
    for (const type of [...wanted, 'ChannelNameChange', '8', '20']) expect(types).toContain(type)
    const has = (test: (message: Message) => boolean) => messages.some(test)
    expect(has((one) => one.forwardedMessage !== undefined)).toBe(true)
    expect(has((one) => one.interaction !== undefined)).toBe(true)
    expect(has((one) => one.stickers.length > 0)).toBe(true)
    expect(has((one) => one.timestampEdited !== null)).toBe(true)
    expect(has((one) => one.reactions.some(({ emoji }) => emoji.id !== ''))).toBe(true)
    expect(has((one) => one.author.name === 'Deleted User')).toBe(true)
    expect(has((one) => !one.author.isBot && one.author.roles?.length === 0)).toBe(true)
    for (const type of ['GuildNews', 'GuildVoiceChat', 'GuildPublicThread']) {
      expect(files.some(({ root }) => root.channel.type === type)).toBe(true)
    }
  })

  it('has its media beside it, of the size that the export says', () => {
    const local = (url: string) => !url.startsWith('https')
    const sizeOf = (url: string) => statSync(join(dir, url)).size
    const avatars = new Set(messages.map((message) => message.author.avatarUrl))
    expect([...avatars].filter((url) => sizeOf(url) < 60)).toEqual([])
    const attachments = messages.flatMap((message) => message.attachments)
    const wrong = attachments.filter(
      (one) => local(one.url) && sizeOf(one.url) !== one.fileSizeBytes,
    )
    expect(wrong).toEqual([])
    expect(attachments.filter((one) => local(one.url)).length).toBeGreaterThan(50)
    expect(summary.asset_bytes).toBeLessThan(8_000_000)
  })

  it('reads like people: varied, unequal, answered by those who know', () => {
    const texts = messages.map((message) => message.content).filter((text) => text !== '')
    const spoken = messages.filter((one) => ['Default', 'Reply'].includes(one.type))
    const varied = new Set(texts.filter((text) => text !== 'Joined the server.')).size
    expect(varied / spoken.length).toBeGreaterThan(0.7)
    const counts = new Map<string, number>()
    for (const { author } of spoken.filter((one) => !one.author.isBot)) {
      counts.set(author.id, (counts.get(author.id) ?? 0) + 1)
    }
    const sorted = [...counts.values()].sort((a, b) => b - a)
    const total = sorted.reduce((sum, n) => sum + n, 0)
    const top = sorted.slice(0, 10).reduce((sum, n) => sum + n, 0) / total
    expect(top).toBeGreaterThan(0.3)
    expect(top).toBeLessThan(0.55)
  })

  it('gives the same bytes for the same seed, and others for another', async () => {
    const [one, again, other] = ['one', 'again', 'other'].map((name) => join(scratch, name))
    await writeSample(one as string, { messages: 800 })
    await writeSample(again as string, { messages: 800 })
    await writeSample(other as string, { messages: 800, seed: 2 })
    const hash = hashOf(one as string)
    expect(hashOf(again as string)).toBe(hash)
    expect(hashOf(other as string)).not.toBe(hash)
    // Changes with every change of the sample; look at what else reads the sample then.
    expect(hash).toBe('928e38424c462479fe8ba33822b9dff0884b164f03848c48c3bc7b5b295f2743')
  })

  it('writes keys in the order of the exporter', () => {
    const here = dirname(fileURLToPath(import.meta.url))
    const fixture = join(here, '../../fixtures/dce/ferry_source-derived_dce2.48_maximal.json')
    const order = new Map<string, string[]>()
    visit(JSON.parse(readFileSync(fixture, 'utf8')), '', (path, keys) => order.set(path, keys))
    const wrong = new Set<string>()
    for (const { root } of files) {
      visit(root, '', (path, keys) => {
        const expected = order.get(path)?.filter((key) => keys.includes(key))
        if (expected?.join() !== keys.join()) wrong.add(`${path}: ${keys.join()}`)
      })
    }
    expect([...wrong]).toEqual([])
  })
})

describe('the bench set', () => {
  const dir = join(scratch, 'bench')

  it('has the wanted files and messages, long ones, and no media', async () => {
    const summary = await writeSample(dir, { profile: 'bench', messages: 20_000, files: 20 })
    const files = readExports(dir)
    expect(problemsOf(files, summary)).toEqual([])
    expect(summary).toMatchObject({ files: 20, messages: 20_000, threads: 4, assets: 0 })
    const contents = files.flatMap(({ root }) => root.messages.map((one) => one.content))
    const mean = contents.reduce((sum, text) => sum + text.length, 0) / contents.length
    expect(mean).toBeGreaterThan(150)
    expect(mean).toBeLessThan(220)
    expect(readdirSync(dir).every((name) => name.endsWith('.json'))).toBe(true)
  })

  it('ends when it is told to', async () => {
    const control = new AbortController()
    const seen: number[] = []
    const onProgress = (messages: number) => {
      seen.push(messages)
      control.abort(new Error('enough'))
    }
    const work = writeSample(
      join(scratch, 'aborted'),
      { profile: 'bench', messages: 9000, files: 9 },
      { onProgress, signal: control.signal },
    )
    await expect(work).rejects.toThrow('enough')
    expect(seen.length).toBe(1)
  })
})

/** Calls back for every object of a document, with a path that leaves array indexes out. */
function visit(value: unknown, path: string, seen: (path: string, keys: string[]) => void): void {
  if (Array.isArray(value)) for (const one of value) visit(one, path, seen)
  else if (typeof value === 'object' && value !== null) {
    seen(path, Object.keys(value))
    for (const [key, one] of Object.entries(value)) visit(one, `${path}/${key}`, seen)
  }
}
