import { t } from '@lingui/core/macro'
import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowLeft, IconLayoutDashboard, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type KeyboardEvent, useState } from 'react'
import { type Dashboard, type DashboardTile, moved } from '#shared/dashboard'
import { callQuery } from '../../client'
import { useDashboardActions } from '../../ui/dashboards'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorState } from '../../ui/ErrorState'
import { Late } from '../../ui/Late'
import { showUndo } from '../../ui/toasts'
import { AddQuestion } from './AddQuestion'
import { DashboardExport } from './DashboardExport'
import { DashboardMenu } from './DashboardMenu'
import classes from './Dashboards.module.css'
import { Tile } from './Tile'
import { useTileDrag } from './use-tile-drag'

/** One of the user's dashboards. */
export function DashboardPage() {
  const { dashboardId } = useParams({ from: '/dashboards/$dashboardId' })
  const dashboard = useQuery(callQuery('dashboards.get', { dashboard_id: Number(dashboardId) }))
  if (dashboard.error) {
    return <ErrorState error={dashboard.error} onRetry={() => void dashboard.refetch()} />
  }
  if (!dashboard.data) return <Late>{t`Loading`}</Late>
  return <Board key={dashboardId} dashboard={dashboard.data} />
}

function Board({ dashboard }: { dashboard: Dashboard }) {
  const { dashboard_id, name, tiles } = dashboard
  const navigate = useNavigate()
  const { data: questions } = useQuery(callQuery('questions.list', {}))
  const actions = useDashboardActions()
  const change = (next: (tiles: DashboardTile[]) => DashboardTile[]) =>
    void actions.change(dashboard_id, next)
  const [isAdding, adding] = useDisclosure(false)
  const [said, say] = useState('')

  const move = (tileId: string, to: number) => {
    const from = tiles.findIndex((tile) => tile.tile_id === tileId)
    const place = Math.min(tiles.length - 1, Math.max(0, to))
    if (from < 0 || from === place) return
    change((now) =>
      moved(
        now,
        now.findIndex((tile) => tile.tile_id === tileId),
        place,
      ),
    )
    const placeNow = place + 1
    const count = tiles.length
    say(t`Moved to place ${placeNow} of ${count}`)
  }
  const step = (event: KeyboardEvent<HTMLElement>, index: number) => {
    const places: Record<string, number> = {
      ArrowLeft: index - 1,
      ArrowUp: index - 1,
      ArrowRight: index + 1,
      ArrowDown: index + 1,
      Home: 0,
      End: tiles.length - 1,
    }
    const to = places[event.key]
    const tile = tiles[index]
    if (to === undefined || !tile) return
    event.preventDefault()
    move(tile.tile_id, to)
  }
  const remove = (gone: DashboardTile) => {
    const place = tiles.indexOf(gone)
    change((now) => now.filter(({ tile_id }) => tile_id !== gone.tile_id))
    showUndo(t`The question is off this dashboard`, () =>
      change((now) => now.toSpliced(place, 0, gone)),
    )
  }
  const drag = useTileDrag(
    tiles.map((tile) => tile.tile_id),
    move,
  )
  const infoOf = (tile: DashboardTile) => questions?.find((info) => info.id === tile.run.id)
  const add = (
    <Button size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={adding.open}>
      {t`Add a question`}
    </Button>
  )
  return (
    <div className={classes.page}>
      <div className={classes.wide}>
        <Link to="/dashboards" className={classes.back}>
          <IconArrowLeft size={12} aria-hidden />
          {t`All dashboards`}
        </Link>
        <header className={classes.head}>
          <h1 className={classes.title}>
            <bdi>{name}</bdi>
          </h1>
          {tiles.length > 0 && add}
          <DashboardExport dashboard={dashboard} questions={questions ?? []} />
          <DashboardMenu
            dashboard={dashboard}
            onRemoved={() => void navigate({ to: '/dashboards' })}
            onCopied={(id) =>
              void navigate({
                to: '/dashboards/$dashboardId',
                params: { dashboardId: String(id) },
              })
            }
          />
        </header>
        {tiles.length === 0 && (
          <EmptyState icon={IconLayoutDashboard} title={t`Nothing on it yet`} action={add}>
            {t`Add a question here, or open one, choose what it is asked of, and add it from there.`}
          </EmptyState>
        )}
        {questions && (
          <div ref={drag.holder} className={classes.board}>
            {tiles.map((tile, index) => (
              <div
                key={tile.tile_id}
                className={classes.tile}
                data-tile-id={tile.tile_id}
                data-width={tile.width}
                data-tall={tile.is_tall || undefined}
                data-kind={(tile.chart ?? infoOf(tile)?.chart)?.kind}
                data-dragged={drag.drop?.tile_id === tile.tile_id || undefined}
                data-drop={dropMark(drag.drop?.place, index, tiles.length)}
              >
                <Tile
                  tile={tile}
                  info={infoOf(tile)}
                  place={index + 1}
                  of={tiles.length}
                  onChange={(next) =>
                    change((now) => now.map((one) => (one.tile_id === next.tile_id ? next : one)))
                  }
                  onRemove={() => remove(tile)}
                  onStep={(event) => step(event, index)}
                  onTake={(event) => drag.take(event, tile.tile_id)}
                />
              </div>
            ))}
          </div>
        )}
        <p className={classes.said} aria-live="polite">
          {said}
        </p>
      </div>
      {isAdding && questions && (
        <AddQuestion
          questions={questions}
          beside={tiles.at(-1)?.run.scope.guild_id}
          dashboardId={dashboard_id}
          onClose={adding.close}
        />
      )}
    </div>
  )
}

/** Which edge of a tile shows where the dragged one would go. */
function dropMark(place: number | undefined, index: number, count: number) {
  if (place === undefined) return undefined
  if (place === index) return 'before'
  return place === count && index === count - 1 ? 'after' : undefined
}
