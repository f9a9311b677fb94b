import { Menu } from '@mantine/core'
import type { IconHash } from '@tabler/icons-react'
import { Fragment, type MouseEvent, useState } from 'react'

/** Something that can be done with what was pressed. `bad` = it takes something away. */
export type MenuAction = {
  label: string
  icon: typeof IconHash
  run: () => void
  tone?: 'bad'
  /** A line above it. */
  isApart?: boolean
}

type Opened = { x: number; y: number; name: string; actions: readonly MenuAction[] }

/** Opens a menu where the pointer is, or at the focused element for Shift+F10 and the menu key. */
export type OpenMenu = (event: MouseEvent, name: string, actions: readonly MenuAction[]) => void

/** A menu for the right mouse button: `open` belongs into `onContextMenu`, `menu` anywhere on the screen. */
export function useContextMenu(): { open: OpenMenu; menu: React.ReactNode } {
  const [opened, setOpened] = useState<Opened | null>(null)
  const open: OpenMenu = (event, name, actions) => {
    event.preventDefault()
    // a key has no place of its own: some systems say 0, 0 for it
    const isKey = event.clientX === 0 && event.clientY === 0
    const box = event.currentTarget.getBoundingClientRect()
    const [x, y] = isKey ? [box.left + 24, box.bottom - 4] : [event.clientX, event.clientY]
    setOpened({ x, y, name, actions })
  }
  const menu = opened && (
    <Menu
      key={`${opened.x} ${opened.y} ${opened.name}`}
      opened
      withinPortal
      position="bottom-start"
      offset={0}
      returnFocus
      onClose={() => setOpened(null)}
    >
      <Menu.Target>
        <span
          aria-hidden="true"
          style={{ position: 'fixed', left: opened.x, top: opened.y, width: 0, height: 0 }}
        />
      </Menu.Target>
      <Menu.Dropdown aria-label={opened.name}>
        {opened.actions.map(({ label, icon: Icon, run, tone, isApart }) => (
          <Fragment key={label}>
            {isApart && <Menu.Divider />}
            <Menu.Item
              leftSection={<Icon size={16} stroke={1.7} aria-hidden="true" />}
              c={tone === 'bad' ? 'var(--bad-text)' : undefined}
              onClick={run}
            >
              {label}
            </Menu.Item>
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
  return { open, menu }
}
