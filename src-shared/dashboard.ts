import { z } from 'zod'
import { ChartSpec, QuestionRun } from './question'

/** How wide a tile is, in sixths of the dashboard; in a narrow window every tile takes all of it. */
export const TILE_WIDTHS = [2, 3, 4, 6] as const

/** How many tiles a dashboard can hold: each is a question that is asked whenever it is opened. */
export const MAX_TILES = 40

/** A question that stands on a dashboard. */
export const DashboardTile = z.object({
  /** Tells the tile from the others of its dashboard. */
  tile_id: z.string().min(1).max(40),
  /** null = the question's own title. */
  title: z.string().trim().min(1).max(120).nullable().default(null),
  run: QuestionRun,
  /** null = as the question is drawn. */
  chart: ChartSpec.nullable().default(null),
  width: z.union(TILE_WIDTHS.map((width) => z.literal(width))).default(3),
  is_tall: z.boolean().default(false),
})
export type DashboardTile = z.infer<typeof DashboardTile>

export const DashboardName = z.string().trim().min(1).max(100)

/** A page of questions that the user chose: tiles from the upper left, in lines. */
export const Dashboard = z.object({
  dashboard_id: z.number().int(),
  name: DashboardName,
  tiles: z.array(DashboardTile).max(MAX_TILES),
  created_at: z.string(),
  changed_at: z.string(),
})
export type Dashboard = z.infer<typeof Dashboard>

/** A dashboard in a list. */
export const DashboardRow = Dashboard.omit({ tiles: true }).extend({ tiles: z.number().int() })
export type DashboardRow = z.infer<typeof DashboardRow>

/** Another state of a dashboard; `dashboard_id` null = a new one. */
export const DashboardToSave = z.object({
  dashboard_id: z.number().int().nullable(),
  name: DashboardName,
  tiles: z.array(DashboardTile).max(MAX_TILES),
})
export type DashboardToSave = z.infer<typeof DashboardToSave>

/** What a dashboard can be written as by the engine; as a picture the window draws it. */
export const DASHBOARD_FORMATS = ['pdf', 'html'] as const
export const DashboardFormat = z.enum(DASHBOARD_FORMATS)
export type DashboardFormat = z.infer<typeof DashboardFormat>

/** A list with one of its items at another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, index) => index !== from)
  const item = list[from]
  return item === undefined ? [...list] : [...rest.slice(0, to), item, ...rest.slice(to)]
}
