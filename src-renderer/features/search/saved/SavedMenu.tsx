import { t } from '@lingui/core/macro'
import { Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { SavedSearch } from '#shared/saved-search'
import { NameDialog } from '../../../ui/NameDialog'
import { useSavedActions } from './use-saved'

/** What can be done with a saved search; `children` = the button that shows it. */
export function SavedMenu(props: {
  search: SavedSearch
  /** What the removal is called where the menu stands. */
  removal: string
  children: ReactNode
}) {
  const { search, removal, children } = props
  const { rename, remove } = useSavedActions()
  const [isNaming, { open, close }] = useDisclosure(false)
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>{children}</Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} stroke={1.7} aria-hidden />} onClick={open}>
            {t`Rename…`}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTrash size={16} stroke={1.7} aria-hidden />}
            onClick={() => void remove(search)}
          >
            {removal}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isNaming && (
        <NameDialog
          title={t`Rename the saved search`}
          action={t`Rename`}
          start={search.name}
          onClose={close}
          onName={(name) => rename(search.search_id, name)}
        />
      )}
    </>
  )
}
