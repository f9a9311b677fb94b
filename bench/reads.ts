import { performance } from 'node:perf_hooks'
import { type BenchEngine, startEngine } from './engine'
import { type Floor, measureFloor } from './floor'
import type { BenchJob } from './ingest'
import { ingest, inNewArchive } from './loads'
import { measure, type Report } from './report'
import { randomNumbers, spreadOf } from './stats'
import { TARGETS } from './targets'

const PAGES = 200
const SEARCHES = 100
const SEED = 7

/** Loads the exports, then measures pages and searches, and how fast it opens again. */
export async function benchReads({ script, dir, report }: BenchJob): Promise<void> {
  const floor = await measureFloor(script, dir)
  await inNewArchive(async (archiveDir) => {
    const loading = await startEngine(script, archiveDir)
    const { seconds } = await ingest(loading, dir).finally(() => loading.close())
    report.section('Reading a loaded archive')
    const note = `${floor.messages.toLocaleString('en')} messages`
    report.add(measure('searchable', seconds, 's', { note }))
    const engine = await startEngine(script, archiveDir)
    try {
      report.add(measure('open', engine.openSeconds, 's', { note: 'the loaded archive' }))
      await addReads(engine, floor, report)
    } finally {
      await engine.close()
    }
  })
}

/** Measures pages around random messages, and searches for random words of random messages. */
export async function addReads(engine: BenchEngine, floor: Floor, report: Report): Promise<void> {
  const random = randomNumbers(SEED)
  const places = Array.from(
    { length: PAGES },
    () => floor.places[Math.floor(random() * floor.places.length)],
  ).filter((place) => place !== undefined)

  const pages: number[] = []
  const texts: string[] = []
  for (const { channel_id, message_id } of places) {
    const place = { kind: 'around', message_id }
    const startedAt = performance.now()
    const page = await engine.ask<{ messages: { content: string }[] }>('messages.page', {
      channel_id,
      place,
    })
    pages.push(performance.now() - startedAt)
    texts.push(page.messages.map(({ content }) => content).join(' '))
  }
  const page = spreadOf(pages)
  report.add(
    measure('page, p95', page.p95, 'ms', {
      target: TARGETS.pageMs(floor.messages),
      note: `p50 ${page.p50.toFixed(1)}, longest ${page.longest.toFixed(0)} ms, ${page.count} random places`,
    }),
  )

  const searches: number[] = []
  for (const text of texts.slice(0, SEARCHES)) {
    const words = text.match(/\p{L}{4,}/gu) ?? ['nothing']
    const wanted = Array.from(
      { length: 1 + (searches.length % 2) },
      () => words[Math.floor(random() * words.length)],
    ).join(' ')
    searches.push(await timed(() => engine.ask('search.messages', { text: wanted })))
  }
  const search = spreadOf(searches)
  report.add(
    measure('search, p95', search.p95, 'ms', {
      note: `p50 ${search.p50.toFixed(0)}, longest ${search.longest.toFixed(0)} ms, ${search.count} searches of one or two words`,
    }),
  )
  report.details.reads = { page, search }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}
