import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { type Engine, openEngine } from '#engine/index'
import type { IngestResult, JobSnapshot } from '#shared/job'
import { sizeOf } from './make'

const PAGES = 200
const SEARCHES = 100
const NEVER = { aborted: false, throwIfAborted: () => undefined }

/** What the measures need: the exports, the built files' folder, the floor of the same run, a printer. */
export type IngestBench = {
  dir: string
  here: string
  floorSeconds: number
  print(name: string, value: string, note?: string): void
}

/** Loads the exports into a new archive as the command line does, then reads and searches it. */
export async function measureIngest({
  dir,
  here,
  floorSeconds,
  print,
}: IngestBench): Promise<void> {
  const archiveDir = await mkdtemp(join(tmpdir(), 'discord-binding-bench-archive-'))
  let onJob: (job: JobSnapshot) => void = () => undefined
  const openedAt = performance.now()
  const engine = await openEngine({
    archiveDir,
    host: { printPdf: async () => undefined, readBucketKeys: async () => null },
    parserScript: join(here, 'parser.js'),
    templateFile: join(here, 'template.tar.gz'),
    emit: (name, payload) => {
      if (name === 'job.changed') onJob(payload as JobSnapshot)
    },
  })
  try {
    print('open', seconds(performance.now() - openedAt), 'a new archive')
    const load = await ingest(engine, dir, (listener) => {
      onJob = listener
    })
    const { messages, files } = load.result
    const perSecond = Math.round(messages.new / load.doneSeconds)
    const ratio = (value: number) => `${(value / floorSeconds).toFixed(2)} x floor`
    print('load', `${load.loadSeconds.toFixed(2)} s`, ratio(load.loadSeconds))
    print('searchable', `${load.doneSeconds.toFixed(2)} s`, ratio(load.doneSeconds))
    print('messages', `${messages.new}`, `${files.ingested} files, ${files.damaged} damaged`)
    print('rate', `${perSecond} /s`, 'messages until searchable')
    print('peak memory', `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`, 'RSS')
    print('on disk', `${((await sizeOf(archiveDir)) / 1e6).toFixed(0)} MB`)
    const again = await ingest(engine, dir, (listener) => {
      onJob = listener
    })
    print('again', `${again.doneSeconds.toFixed(2)} s`, `${again.result.files.unchanged} unchanged`)
    await measureReads(engine, print)
  } finally {
    await engine.close()
    await rm(archiveDir, { recursive: true, force: true })
  }
}

/** Runs an ingest job to its end; seconds until the rows were in, and until everything was done. */
async function ingest(
  engine: Engine,
  dir: string,
  listen: (listener: (job: JobSnapshot) => void) => void,
): Promise<{ result: IngestResult; loadSeconds: number; doneSeconds: number }> {
  const startedAt = performance.now()
  const since = () => (performance.now() - startedAt) / 1000
  let loadSeconds: number | null = null
  const ended = new Promise<JobSnapshot>((resolve) => {
    listen((job) => {
      if (/^(Finishing|Building)/.test(job.stage)) loadSeconds ??= since()
      if (!['queued', 'running'].includes(job.state)) resolve(job)
    })
  })
  await engine.call('jobs.start', { kind: 'ingest', params: { paths: [dir] } }, NEVER)
  const job = await ended
  if (job.state !== 'done') throw new Error(`the ingest ended as ${job.state}`)
  const doneSeconds = since()
  return {
    result: job.result as IngestResult,
    loadSeconds: loadSeconds ?? doneSeconds,
    doneSeconds,
  }
}

async function measureReads(engine: Engine, print: IngestBench['print']): Promise<void> {
  const places = await engine.call(
    'sql.run',
    {
      sql: `select channel_id::text, id::text, content from discord.messages
        where is_content and length(content) > 20 order by md5(id::text)`,
      limit: PAGES,
    },
    NEVER,
  )
  const pages: number[] = []
  for (const { channel_id, id } of places.rows) {
    const place = { kind: 'around', message_id: String(id) } as const
    pages.push(
      await timed(() =>
        engine.call('messages.page', { channel_id: String(channel_id), place }, NEVER),
      ),
    )
  }
  print('page', p50p95(pages), `${pages.length} random places, 100 messages each`)

  const searches: number[] = []
  for (const { content } of places.rows.slice(0, SEARCHES)) {
    const words = String(content).match(/\p{L}{4,}/gu) ?? ['nothing']
    const text = words.slice(0, 1 + (searches.length % 2)).join(' ')
    searches.push(await timed(() => engine.call('search.messages', { text }, NEVER)))
  }
  print('search', p50p95(searches), `${searches.length} searches of one or two words`)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

function p50p95(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number) => (sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(0)
  return `${at(0.5)} / ${at(0.95)} ms`
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`
}
