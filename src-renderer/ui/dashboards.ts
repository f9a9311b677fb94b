import { t } from '@lingui/core/macro'
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Dashboard, DashboardRow, DashboardTile, DashboardToSave } from '#shared/dashboard'
import type { ChartSpec, QuestionRun } from '#shared/question'
import { call, callQuery } from '../client'
import { attempt, showUndo } from './toasts'

/** The dashboards, by name; undefined while they load. */
export function useDashboards(): DashboardRow[] | undefined {
  return useQuery(callQuery('dashboards.list', {})).data
}

/** A tile for a question as it is asked; it is `drawn` by itself, on the tile as `chart` says (null = so, too). */
export function tileOf(
  run: QuestionRun,
  drawn: ChartSpec,
  chart: ChartSpec | null = null,
): DashboardTile {
  const { kind } = chart ?? drawn
  const isWide = kind === 'heatmap' || run.guild_ids !== undefined
  return {
    tile_id: crypto.randomUUID(),
    title: null,
    run,
    chart,
    width: kind === 'number' ? 2 : isWide ? 6 : 3,
    is_tall: false,
  }
}

/** States that are on screen before they are kept: the answer to each is on its way. */
const ahead = new WeakSet<Dashboard>()

/**
 * Changes the tiles of a dashboard as they are by now: at once on screen, then with `save`. What it gives is not shown where
 * a later change stands by then; where it gives nothing, or something else stands there, the archive is asked again.
 */
export async function changeTiles(
  client: QueryClient,
  dashboard_id: number,
  next: (tiles: DashboardTile[]) => DashboardTile[],
  save: (dashboard: DashboardToSave) => Promise<Dashboard | null>,
): Promise<void> {
  const { queryKey } = callQuery('dashboards.get', { dashboard_id })
  const now = client.getQueryData<Dashboard>(queryKey)
  if (!now) return
  const shown = client.setQueryData<Dashboard>(queryKey, { ...now, tiles: next(now.tiles) })
  if (!shown) return
  ahead.add(shown)
  const { name, tiles } = shown
  const kept = await save({ dashboard_id, name, tiles })
  const stands = client.getQueryData<Dashboard>(queryKey)
  if (kept && stands === shown) client.setQueryData(queryKey, kept)
  else if (!kept || !stands || !ahead.has(stands)) await client.invalidateQueries({ queryKey })
}

/** What can be done with dashboards; each shows what went wrong (and gives null), and resolves when the lists are fresh. */
export function useDashboardActions() {
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: ['dashboards.list'] })
  const keep = (dashboard: Dashboard) => {
    const { dashboard_id } = dashboard
    client.setQueryData(callQuery('dashboards.get', { dashboard_id }).queryKey, dashboard)
  }
  const run = async <T>(act: () => Promise<T>): Promise<T | null> => {
    const done = await attempt(act)
    await refresh()
    return done
  }
  return {
    save: (dashboard: DashboardToSave) =>
      run(async () => {
        const kept = await call('dashboards.save', dashboard)
        keep(kept)
        return kept
      }),
    change: (dashboard_id: number, next: (tiles: DashboardTile[]) => DashboardTile[]) =>
      changeTiles(client, dashboard_id, next, (changed) =>
        run(() => call('dashboards.save', changed)),
      ),
    pin: (dashboard_id: number, tile: DashboardTile) =>
      run(async () => {
        const kept = await call('dashboards.pin', { dashboard_id, tile })
        keep(kept)
        return kept
      }),
    remove: (dashboard_id: number) =>
      run(async () => {
        const removed = await call('dashboards.remove', { dashboard_id })
        showUndo(t`“${removed.name}” is deleted`, () => {
          void run(() => call('dashboards.restore', removed))
        })
        return removed
      }),
    duplicate: (dashboard_id: number) =>
      run(async () => {
        const { name, tiles } = await call('dashboards.get', { dashboard_id })
        const copy = t`${name.slice(0, 95)} copy`.slice(0, 100)
        return call('dashboards.save', { dashboard_id: null, name: copy, tiles })
      }),
  }
}
