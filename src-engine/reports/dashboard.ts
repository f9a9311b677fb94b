import type { Dashboard, DashboardTile } from '#shared/dashboard'
import { AppError } from '#shared/errors'
import type { QuestionInfo } from '#shared/question'
import { answerColumns } from '#shared/several-guilds'
import { runWords } from '../archive/run-words'
import type { Database } from '../db/database'
import { askQuestion, listAllQuestions } from '../questions/own'
import type { ReportStamp } from './audit'
import type { ReportTable } from './document'

/** A question of a written dashboard: its answer, or why there is none. */
export type WrittenTile = Pick<DashboardTile, 'tile_id' | 'width'> & {
  title: string
  /** Of which messages, in words. */
  note: string
  tz: string
  table: ReportTable | null
  problem: string | null
}

/** A whole dashboard as data; its written forms are drawn from this one value. */
export type DashboardDocument = ReportStamp & { name: string; tiles: WrittenTile[] }

const SHOWN = 12

/** Asks every question of a dashboard; `step` is told how many are done. One that fails says so in its place. */
export async function dashboardDocument(
  db: Database,
  dashboard: Pick<Dashboard, 'name' | 'tiles'>,
  stamp: ReportStamp,
  step: (done: number) => void,
): Promise<DashboardDocument> {
  const infos = new Map((await listAllQuestions(db)).map((info) => [info.id, info]))
  const tiles: WrittenTile[] = []
  for (const [index, tile] of dashboard.tiles.entries()) {
    step(index)
    tiles.push(await writtenTile(db, tile, infos.get(tile.run.id)))
    await new Promise(setImmediate)
  }
  return { name: dashboard.name, tiles, ...stamp }
}

async function writtenTile(
  db: Database,
  tile: DashboardTile,
  info: QuestionInfo | undefined,
): Promise<WrittenTile> {
  const { tile_id, width, run } = tile
  const about = { tile_id, width, tz: run.scope.tz ?? 'UTC', note: await runWords(db, run) }
  const title = tile.title ?? info?.title ?? run.id
  if (!info) {
    return { ...about, title, table: null, problem: 'The archive does not know this question.' }
  }
  try {
    const { rows, sql } = await askQuestion(db, run)
    const columns = answerColumns(info, run)
    const chart = tile.chart ?? info.chart
    // a chart has room for what was asked; a list is cut
    const shown = chart.kind === 'table' || chart.kind === 'messages' ? SHOWN : rows.length
    const table = { id: tile_id, title, about: info.about, columns, rows, chart, shown, sql }
    return { ...about, title, table, problem: null }
  } catch (thrown) {
    return { ...about, title, table: null, problem: AppError.from(thrown).message }
  }
}
