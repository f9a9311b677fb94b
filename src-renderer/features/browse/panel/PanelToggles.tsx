import { t } from '@lingui/core/macro'
import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import {
  IconLayoutSidebarRight,
  IconLink,
  IconMessages,
  IconPhoto,
  IconPinned,
  IconUsers,
} from '@tabler/icons-react'
import classes from './Panel.module.css'
import type { PanelName } from './panel-params'
import { usePanel, usePanelCommands } from './use-panel'

type Toggle = { panel: PanelName; label: string; icon: typeof IconUsers }

const TOGGLES: readonly Toggle[] = [
  { panel: 'members', label: t`Members`, icon: IconUsers },
  { panel: 'threads', label: t`Threads`, icon: IconMessages },
  { panel: 'pinned', label: t`Pinned messages`, icon: IconPinned },
  { panel: 'media', label: t`Media`, icon: IconPhoto },
  { panel: 'links', label: t`Links`, icon: IconLink },
]

/** The buttons in a channel's head that open and close its panels; one menu where there is little room. */
export function PanelToggles() {
  const { panel, open, close } = usePanel()
  const toggle = (name: PanelName) => (panel === name ? close() : open(name))
  usePanelCommands()
  return (
    <>
      <div className={classes.toggles} role="toolbar" aria-label={t`Panels`}>
        {TOGGLES.map(({ panel: name, label, icon: Icon }) => (
          <Tooltip key={name} label={label}>
            <ActionIcon
              aria-label={label}
              aria-pressed={panel === name}
              className={classes.toggle}
              onClick={() => toggle(name)}
            >
              <Icon size={18} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        ))}
      </div>
      <Menu position="bottom-end" withinPortal>
        <Tooltip label={t`Panels`}>
          <Menu.Target>
            <ActionIcon className={classes.menu} aria-label={t`Panels`}>
              <IconLayoutSidebarRight size={18} stroke={1.7} />
            </ActionIcon>
          </Menu.Target>
        </Tooltip>
        <Menu.Dropdown>
          {TOGGLES.map(({ panel: name, label, icon: Icon }) => (
            <Menu.Item
              key={name}
              leftSection={<Icon size={16} stroke={1.7} aria-hidden="true" />}
              onClick={() => open(name)}
            >
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
