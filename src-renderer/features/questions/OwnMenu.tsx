import { t } from '@lingui/core/macro'
import { ActionIcon, Menu } from '@mantine/core'
import { IconCopy, IconDots, IconFileExport, IconPencil, IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useOwnActions } from './use-own-actions'

type Props = {
  id: string
  title: string
  /** True where it is written: there is nothing to change then but the text. */
  isWriting?: boolean
}

/** What can be done with a question of the user's. */
export function OwnMenu({ id, title, isWriting = false }: Props) {
  const actions = useOwnActions()
  const navigate = useNavigate()
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          size={30}
          variant="default"
          aria-label={title ? t`More about ${title}` : t`More about this question`}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {!isWriting && (
          <Menu.Item
            leftSection={<IconPencil size={16} aria-hidden />}
            onClick={() => void navigate({ to: '/questions/write', search: { id } })}
          >
            {t`Edit`}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconCopy size={16} aria-hidden />}
          onClick={async () => {
            const copy = await actions.duplicate({ id })
            if (copy !== null) await navigate({ to: '/questions/write', search: { id: copy } })
          }}
        >
          {t`Duplicate`}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileExport size={16} aria-hidden />}
          onClick={() => void actions.share([id], id)}
        >
          {t`Share as a file…`}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={async () => {
            const removed = await actions.remove({ id, title })
            if (removed !== null)
              await navigate({ to: '/questions', search: { view: 'about:own' } })
          }}
        >
          {t`Delete`}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
