import { plural, t } from '@lingui/core/macro'
import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconLayoutDashboard, IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import type { DashboardRow } from '#shared/dashboard'
import { useDashboardActions, useDashboards } from '../../ui/dashboards'
import { EmptyState } from '../../ui/EmptyState'
import { Late } from '../../ui/Late'
import { NameDialog } from '../../ui/NameDialog'
import { useTimeFormat } from '../../ui/time'
import { walkThrough } from '../../ui/walk'
import { DashboardMenu } from './DashboardMenu'
import classes from './Dashboards.module.css'

const walk = walkThrough('[data-dashboard]')

/** The user's dashboards, and the way to a new one. */
export function DashboardsPage() {
  const dashboards = useDashboards()
  const { save } = useDashboardActions()
  const navigate = useNavigate()
  const [isNaming, naming] = useDisclosure(false)
  const make = async (name: string) => {
    const made = await save({ dashboard_id: null, name, tiles: [] })
    if (!made) return
    const dashboardId = String(made.dashboard_id)
    await navigate({ to: '/dashboards/$dashboardId', params: { dashboardId } })
  }
  const button = (
    <Button
      size="xs"
      variant={dashboards?.length ? 'default' : 'filled'}
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={naming.open}
    >
      {t`New dashboard`}
    </Button>
  )
  if (!dashboards) return <Late>{t`Loading`}</Late>
  return (
    <div className={classes.page}>
      {dashboards.length === 0 ? (
        <EmptyState icon={IconLayoutDashboard} title={t`No dashboards yet`} isPage action={button}>
          {t`A dashboard holds the questions that you ask again and again, side by side and always up to date.`}
        </EmptyState>
      ) : (
        <div className={classes.narrow}>
          <header className={classes.head}>
            <h1 className={classes.title}>{t`Dashboards`}</h1>
            {button}
          </header>
          <ul className={classes.list} onKeyDown={walk}>
            {dashboards.map((dashboard) => (
              <Row key={dashboard.dashboard_id} dashboard={dashboard} />
            ))}
          </ul>
        </div>
      )}
      {isNaming && (
        <NameDialog
          title={t`New dashboard`}
          action={t`Make it`}
          start={t`My dashboard`}
          onClose={naming.close}
          onName={(name) => void make(name)}
        />
      )}
    </div>
  )
}

function Row({ dashboard }: { dashboard: DashboardRow }) {
  const { dashboard_id, name, tiles, changed_at } = dashboard
  const time = useTimeFormat()
  const day = time.day(changed_at)
  return (
    <li className={classes.row}>
      <Link
        to="/dashboards/$dashboardId"
        params={{ dashboardId: String(dashboard_id) }}
        className={classes.link}
        data-dashboard={dashboard_id}
      >
        <IconLayoutDashboard size={18} stroke={1.6} aria-hidden />
        <bdi className={classes.grow}>{name}</bdi>
        <span className={classes.dim}>
          {plural(tiles, { one: '# question', other: '# questions' })}
        </span>
        <span className={classes.dim} title={time.dateTime(changed_at)}>
          {t`changed ${day}`}
        </span>
      </Link>
      <DashboardMenu dashboard={dashboard} />
    </li>
  )
}
