import type { HandlerInput } from '#shared/api'
import { type Dashboard, type DashboardRow, DashboardTile, MAX_TILES } from '#shared/dashboard'
import { AppError } from '#shared/errors'
import type { Queryable } from '../db/database'
import { asJson } from '../db/json'
import { type Sql, sql } from '../db/sql'

const HEAD = sql`id as dashboard_id, name, created_at, changed_at`
const WHOLE = sql`${HEAD}, tiles`
const byId = (id: number) => sql`select ${WHOLE} from app.dashboards where id = ${id}`

/** The dashboards, by name. */
export async function listDashboards(db: Queryable): Promise<DashboardRow[]> {
  return db.query<DashboardRow>(sql`
    select ${HEAD}, jsonb_array_length(tiles)::int as tiles from app.dashboards order by lower(name), id`)
}

/** One of them; `not_found` when there is none. */
export async function getDashboard(db: Queryable, dashboardId: number): Promise<Dashboard> {
  return one(db, byId(dashboardId))
}

/**
 * Keeps a new dashboard, or another state of one; gives it as it is kept. Tiles that the app cannot read stay behind the others:
 * nobody saw them, so nobody took them away.
 */
export async function saveDashboard(
  db: Queryable,
  { dashboard_id, name, tiles }: HandlerInput<'dashboards.save'>,
): Promise<Dashboard> {
  if (dashboard_id === null) {
    return one(
      db,
      sql`insert into app.dashboards (name, tiles) values (${name}, ${asJson(tiles)}) returning ${WHOLE}`,
    )
  }
  const { unread } = await stored(db, byId(dashboard_id))
  return one(
    db,
    sql`update app.dashboards set name = ${name}, tiles = ${asJson([...tiles, ...unread])}, changed_at = now()
      where id = ${dashboard_id} returning ${WHOLE}`,
  )
}

/** Puts a tile at the end of a dashboard; refused when it is full. */
export async function pinTile(
  db: Queryable,
  { dashboard_id, tile }: HandlerInput<'dashboards.pin'>,
): Promise<Dashboard> {
  const { tiles } = await getDashboard(db, dashboard_id)
  if (tiles.length >= MAX_TILES) {
    throw new AppError('invalid_input', `A dashboard holds at most ${MAX_TILES} questions.`)
  }
  return one(
    db,
    sql`update app.dashboards set tiles = tiles || ${asJson([tile])}, changed_at = now()
      where id = ${dashboard_id} returning ${WHOLE}`,
  )
}

/** Forgets a dashboard and gives it, so that {@link restoreDashboard} can bring it back; `not_found` when there is none. */
export async function removeDashboard(db: Queryable, dashboardId: number): Promise<Dashboard> {
  return one(db, sql`delete from app.dashboards where id = ${dashboardId} returning ${WHOLE}`)
}

/** Brings a removed dashboard back as it was. */
export async function restoreDashboard(db: Queryable, removed: Dashboard): Promise<void> {
  const { dashboard_id, name, tiles, created_at, changed_at } = removed
  await db.query(sql`
    insert into app.dashboards (id, name, tiles, created_at, changed_at)
    overriding system value
    values (${dashboard_id}, ${name}, ${asJson(tiles)}, ${created_at}::text::timestamptz,
      ${changed_at}::text::timestamptz)
    on conflict do nothing`)
}

/** What is stored as the app knows it now: a tile that it cannot read (of a newer or older app) is left out. */
async function one(db: Queryable, statement: Sql): Promise<Dashboard> {
  return (await stored(db, statement)).dashboard
}

async function stored(
  db: Queryable,
  statement: Sql,
): Promise<{ dashboard: Dashboard; unread: unknown[] }> {
  const [row] = await db.query<Omit<Dashboard, 'tiles'> & { tiles: unknown[] }>(statement)
  if (row === undefined) throw new AppError('not_found', 'This dashboard does not exist any more.')
  const tiles: DashboardTile[] = []
  const unread: unknown[] = []
  for (const tile of row.tiles) {
    const read = DashboardTile.safeParse(tile)
    if (read.success) tiles.push(read.data)
    else unread.push(tile)
  }
  return { dashboard: { ...row, tiles }, unread }
}
