import { t } from '@lingui/core/macro'
import { ActionIcon, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCopy, IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import type { DashboardRow } from '#shared/dashboard'
import { call } from '../../client'
import { useDashboardActions } from '../../ui/dashboards'
import { NameDialog } from '../../ui/NameDialog'
import { showError } from '../../ui/toasts'

type Props = {
  dashboard: Pick<DashboardRow, 'dashboard_id' | 'name'>
  /** Called when it is not there any more. */
  onRemoved?: () => void
  /** Called with the copy. */
  onCopied?: (dashboardId: number) => void
}

/** What can be done with a dashboard as a whole. */
export function DashboardMenu({ dashboard, onRemoved, onCopied }: Props) {
  const { dashboard_id, name } = dashboard
  const { save, remove, duplicate } = useDashboardActions()
  const [isNaming, naming] = useDisclosure(false)
  const rename = async (next: string) => {
    try {
      const { tiles } = await call('dashboards.get', { dashboard_id })
      await save({ dashboard_id, name: next, tiles })
    } catch (thrown) {
      showError(thrown)
    }
  }
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon size={30} aria-label={t`More about ${name}`}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPencil size={16} stroke={1.7} aria-hidden />}
            onClick={naming.open}
          >
            {t`Rename…`}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconCopy size={16} stroke={1.7} aria-hidden />}
            onClick={() =>
              void duplicate(dashboard_id).then((copy) => copy && onCopied?.(copy.dashboard_id))
            }
          >
            {t`Duplicate`}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTrash size={16} stroke={1.7} aria-hidden />}
            onClick={() => void remove(dashboard_id).then((gone) => gone && onRemoved?.())}
          >
            {t`Delete`}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isNaming && (
        <NameDialog
          title={t`Rename the dashboard`}
          action={t`Rename`}
          start={name}
          onClose={naming.close}
          onName={(next) => void rename(next)}
        />
      )}
    </>
  )
}
