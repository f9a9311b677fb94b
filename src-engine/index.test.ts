import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { API, type CallsOf } from '#shared/api'
import type { IngestResult, JobSnapshot } from '#shared/job'
import { cachedTemplate } from './db/cached-template'
import { writeTemplate } from './db/template'
import { type Engine, isEngineCall, openEngine } from './index'
import { cachedModel } from './meaning/convert/cached-model'

const never = new AbortController().signal
let dir: string
let engine: Engine
let onJob: (job: JobSnapshot) => void = () => undefined

async function open(): Promise<Engine> {
  return openEngine({
    archiveDir: join(dir, 'archive'),
    host: { printPdf: async () => undefined, readBucketKeys: async () => null },
    workers: null,
    templateFile: join(dir, 'template.tar.gz'),
    modelDir: await cachedModel(process.cwd()),
    emit: (name, payload) => {
      if (name === 'job.changed') onJob(payload as JobSnapshot)
    },
  })
}

/** Starts a job and resolves with its end. */
function jobEnd(id: number): Promise<JobSnapshot> {
  return new Promise((resolve) => {
    onJob = (job) => {
      if (job.id === id && job.state !== 'queued' && job.state !== 'running') resolve(job)
    }
  })
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'discord-binding-engine-'))
  await writeTemplate(join(dir, 'template.tar.gz'), await cachedTemplate(process.cwd()))
  engine = await open()
})
afterAll(async () => {
  await engine.close()
  await rm(dir, { recursive: true })
})

describe('the engine', () => {
  it('answers what the contract gives to it and nothing else', () => {
    expect(isEngineCall('guilds.list')).toBe(true)
    for (const name of ['app.info', 'print.pdf', 'constructor', '__proto__', 'engine.open']) {
      expect(isEngineCall(name)).toBe(false)
    }
  })

  it('ingests, lists, asks, searches and says what it holds, as the contract has it', async () => {
    const exports = join(process.cwd(), 'fixtures')
    const { id } = await engine.call(
      'jobs.start',
      { kind: 'ingest', params: { paths: [exports] } },
      never,
    )
    const job = await jobEnd(id)
    expect(job.error).toBeNull()
    const result = job.result as IngestResult
    expect(result.messages.new).toBeGreaterThan(0)
    expect(await engine.call('jobs.files', { id }, never)).toHaveLength(result.files.found)

    const calls: [CallsOf<'engine'>, unknown][] = [
      ['archive.status', {}],
      ['guilds.list', {}],
      ['jobs.list', {}],
      ['questions.list', {}],
      ['search.messages', { text: 'the' }],
      ['sql.run', { sql: 'select id, name from discord.guilds' }],
    ]
    for (const [name, input] of calls) {
      const output = await engine.call(name, input as never, never)
      expect(API[name].output.safeParse(output).error, name).toBeUndefined()
    }
    const status = await engine.call('archive.status', {}, never)
    expect(status).toMatchObject({ guilds: result.guilds, authors: result.authors })
    expect(status.size_bytes).toBeGreaterThan(1_000_000)
  })

  it('refuses an input that does not fit, and fills in what was left out', async () => {
    await expect(
      engine.call('channels.list', { guild_id: '1; drop' }, never),
    ).rejects.toMatchObject({ code: 'invalid_input', message: expect.stringContaining('guild_id') })
    const filled = await engine.call('sql.run', { sql: 'select 1 as a' }, never)
    expect(filled).toEqual({ columns: ['a'], rows: [{ a: 1 }], truncated: false })
  })

  it('takes another model while messages get their vectors', async () => {
    for (let n = 0; n < 2; n++) {
      const status = await engine.call('meaning.choose_model', { folder: null }, never)
      expect(status).toMatchObject({ is_possible: true, models: [{ is_used: true }] })
    }
    await expect(
      engine.call('meaning.choose_model', { folder: join(dir, 'nothing') }, never),
    ).rejects.toMatchObject({ code: 'invalid_input' })
    const [job] = await engine.call('jobs.list', {}, never)
    expect(job).toMatchObject({ kind: 'embed', error: null })
  })

  it('drops a call whose caller has gone before its turn', async () => {
    const gone = new AbortController()
    const order: string[] = []
    const first = engine.call('guilds.list', {}, never).then(() => order.push('first'))
    const second = engine.call('archive.status', {}, gone.signal).catch((error) => {
      order.push(error.code)
    })
    const third = engine.call('guilds.list', {}, never).then(() => order.push('third'))
    gone.abort()
    await Promise.all([first, second, third])
    expect(order).toEqual(['first', 'cancelled', 'third'])
  })

  it('keeps everything when it is closed and opened again, and leaves no lock', async () => {
    const before = await engine.call('guilds.list', {}, never)
    await engine.close()
    expect(await readdir(join(dir, 'archive'))).not.toContain('archive.lock')
    engine = await open()
    expect(await engine.call('guilds.list', {}, never)).toEqual(before)
  })
})
