import { t } from '@lingui/core/macro'
import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconLayoutDashboard, IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { ChartSpec, QuestionRun } from '#shared/question'
import { tileOf, useDashboardActions, useDashboards } from './dashboards'
import { NameDialog } from './NameDialog'
import { showDone } from './toasts'

type Props = {
  /** The question as it is asked now. */
  run: QuestionRun
  /** How the question is drawn. */
  drawn: ChartSpec
  /** How it is drawn there; null = as the question is drawn. */
  chart?: ChartSpec | null
  disabled?: boolean
}

/** Puts a question, as it is asked now, on one of the user's dashboards or a new one. */
export function AddToDashboard({ run, drawn, chart = null, disabled = false }: Props) {
  const dashboards = useDashboards() ?? []
  const { pin, save } = useDashboardActions()
  const navigate = useNavigate()
  const [isNaming, naming] = useDisclosure(false)
  const say = (dashboard: { dashboard_id: number; name: string } | null) => {
    if (!dashboard) return
    const { dashboard_id, name } = dashboard
    showDone(t`Added to “${name}”.`, t`Open it`, () =>
      navigate({ to: '/dashboards/$dashboardId', params: { dashboardId: String(dashboard_id) } }),
    )
  }
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Tooltip label={t`Add to a dashboard`}>
            <ActionIcon
              size={30}
              variant="default"
              aria-label={t`Add to a dashboard`}
              disabled={disabled}
            >
              <IconLayoutDashboard size={16} stroke={1.7} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {dashboards.length > 0 && <Menu.Label>{t`Add to`}</Menu.Label>}
          {dashboards.map(({ dashboard_id, name }) => (
            <Menu.Item
              key={dashboard_id}
              leftSection={<IconLayoutDashboard size={16} stroke={1.7} aria-hidden />}
              onClick={() => void pin(dashboard_id, tileOf(run, drawn, chart)).then(say)}
            >
              <bdi>{name}</bdi>
            </Menu.Item>
          ))}
          {dashboards.length > 0 && <Menu.Divider />}
          <Menu.Item
            leftSection={<IconPlus size={16} stroke={1.7} aria-hidden />}
            onClick={naming.open}
          >
            {t`New dashboard…`}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isNaming && (
        <NameDialog
          title={t`New dashboard`}
          action={t`Make it`}
          start={t`My dashboard`}
          onClose={naming.close}
          onName={(name) =>
            void save({ dashboard_id: null, name, tiles: [tileOf(run, drawn, chart)] }).then(say)
          }
        />
      )}
    </>
  )
}
