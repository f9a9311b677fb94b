import { t } from '@lingui/core/macro'
import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import {
  IconCheckbox,
  IconCopy,
  IconCornerUpLeft,
  IconDots,
  IconGitCompare,
  IconHash,
  IconLink,
  IconListSearch,
  IconMarkdown,
  IconMessages,
  IconSearch,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { ReactNode, RefObject } from 'react'
import { channelAddress } from '#shared/link'
import type { MessageRow } from '#shared/rows'
import { callQuery } from '../client'
import { copyId, copyLink, copyText } from '../ui/copy-link'
import { useNameOf } from '../ui/names'
import { useSearchFor, wordsText } from '../ui/search-for'
import { useTimeFormat } from '../ui/time'
import { addressOf, type CopyFormat, copiedAs } from './copy-formats'
import classes from './MessageTools.module.css'
import { useShowVersions } from './show-versions'
import { useToolPlace } from './use-tool-place'

/** Something that can be done with a message; `isQuick` = it stands in the bar as well. */
type Tool = {
  key: string
  label: string
  icon: typeof IconCopy
  isQuick?: true
  run: () => void
}

type Props = {
  /** What the messages stand in; the bar is placed within it, so it must be positioned. */
  holder: RefObject<HTMLElement | null>
  /** The message that an element with its id stands for; undefined = none that anything can be done with. */
  find: (message_id: string) => MessageRow | undefined
  /** Begins a selection with the message; absent where nothing can be selected. */
  onSelect?: (message: MessageRow) => void
  /** True where messages stand apart from their conversation. */
  isApart?: boolean
}

/**
 * What can be done with a message of a list: a bar beside the one under the pointer, and a menu on right click, Shift+F10
 * or Enter. One for the whole list, so that a row costs nothing more.
 */
export function MessageTools({ holder, find, onSelect, isApart = false }: Props) {
  const { hovered, menu, openMenu, closeMenu } = useToolPlace(holder, find)
  const toolsOf = useTools(onSelect, isApart)
  return (
    <>
      {hovered && (
        <Bar
          top={hovered.top}
          tools={toolsOf(hovered.message).filter(({ isQuick }) => isQuick)}
          onMore={(x, y) => openMenu(hovered.message, x, y)}
        />
      )}
      <Menu
        opened={menu !== null}
        onChange={(isOpened) => !isOpened && closeMenu()}
        position="bottom-start"
        offset={2}
        returnFocus={false}
        withinPortal
      >
        <Menu.Target>
          <button
            type="button"
            tabIndex={-1}
            aria-label={t`What can be done with the message`}
            className={classes.point}
            style={{ left: menu?.x ?? 0, top: menu?.y ?? 0 }}
          />
        </Menu.Target>
        <Menu.Dropdown>
          {menu &&
            toolsOf(menu.message, menu.marked).map(({ key, label, icon: Icon, run }) => (
              <Menu.Item
                key={key}
                leftSection={<Icon size={16} stroke={1.7} aria-hidden />}
                onClick={run}
              >
                {label}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}

function Bar(props: { top: number; tools: Tool[]; onMore: (x: number, y: number) => void }) {
  return (
    <div className={classes.bar} style={{ top: props.top }} data-message-bar>
      {props.tools.map(({ key, label, icon: Icon, run }) => (
        <BarButton key={key} label={label} onClick={run}>
          <Icon size={16} stroke={1.7} />
        </BarButton>
      ))}
      <BarButton
        label={t`More`}
        onClick={(button) => {
          const { left, bottom } = button.getBoundingClientRect()
          props.onMore(left, bottom)
        }}
      >
        <IconDots size={16} stroke={1.7} />
      </BarButton>
    </div>
  )
}

/** Reached by the pointer alone: the menu is the way of the keyboard. */
function BarButton(props: {
  label: string
  onClick: (button: HTMLElement) => void
  children: ReactNode
}) {
  return (
    <Tooltip label={props.label}>
      <ActionIcon
        size="sm"
        tabIndex={-1}
        aria-label={props.label}
        onClick={(event) => props.onClick(event.currentTarget)}
      >
        {props.children}
      </ActionIcon>
    </Tooltip>
  )
}

/** So much of a marked text stands in the menu; more is searched for all the same. */
const SHOWN_MARKED = 24

/** `marked` = the text of the message that is marked. */
function useTools(
  onSelect: Props['onSelect'],
  isApart: boolean,
): (message: MessageRow, marked?: string) => Tool[] {
  const { history } = useRouter()
  const search = useSearchFor()
  const { data: can } = useQuery(callQuery('search.modes', {}))
  const isComparable = can?.modes.includes('meaning') ?? false
  const { dateTime } = useTimeFormat()
  const nameOf = useNameOf()
  const showVersions = useShowVersions()
  const copy = (message: MessageRow, format: CopyFormat) =>
    void copyText(copiedAs(format, [message], dateTime, nameOf), {
      copied: t`The message was copied`,
      failed: t`The message was not copied: the clipboard is not available`,
    })
  return (message, marked = '') => {
    const original = originalOf(message)
    const tools: (Tool | false)[] = [
      marked !== '' && {
        key: 'search-marked',
        label: t`Search for “${shortened(marked)}”`,
        icon: IconSearch,
        run: () => search(wordsText(marked)),
      },
      marked !== '' && {
        key: 'copy-marked',
        label: t`Copy what is marked`,
        icon: IconCopy,
        run: () =>
          void copyText(marked, {
            copied: t`The text was copied`,
            failed: t`The text was not copied: the clipboard is not available`,
          }),
      },
      isApart && {
        key: 'around',
        label: t`Show in its conversation`,
        icon: IconMessages,
        isQuick: true,
        run: () => history.push(addressOf(message)),
      },
      original !== null && {
        key: 'original',
        label: t`Go to the message it answers`,
        icon: IconCornerUpLeft,
        isQuick: true,
        run: () => history.push(original),
      },
      isComparable &&
        message.is_content && {
          key: 'like',
          label: t`More like this`,
          icon: IconListSearch,
          run: () => search(`like:${message.channel_id}/${message.message_id}`, 'meaning'),
        },
      {
        key: 'text',
        label: t`Copy text`,
        icon: IconCopy,
        isQuick: true,
        run: () => copy(message, 'text'),
      },
      {
        key: 'link',
        label: t`Copy link`,
        icon: IconLink,
        isQuick: true,
        run: () => void copyLink(addressOf(message)),
      },
      {
        key: 'markdown',
        label: t`Copy as Markdown`,
        icon: IconMarkdown,
        run: () => copy(message, 'markdown'),
      },
      {
        key: 'id',
        label: t`Copy ID`,
        icon: IconHash,
        run: () => void copyId(message.message_id),
      },
      message.version_count > 0 && {
        key: 'versions',
        label: t`What other exports show`,
        icon: IconGitCompare,
        run: () => showVersions(message),
      },
      message.is_content &&
        onSelect !== undefined && {
          key: 'select',
          label: t`Select`,
          icon: IconCheckbox,
          run: () => onSelect(message),
        },
    ]
    return tools.filter((tool) => tool !== false)
  }
}

/** Where the message leads to that this one answers or tells of; null when the archive does not hold it. */
export function originalOf({ reference, guild_id }: MessageRow): string | null {
  if (!reference?.author || reference.channel_id === null || reference.message_id === null) {
    return null
  }
  return channelAddress({
    guild_id: reference.guild_id ?? guild_id,
    channel_id: reference.channel_id,
    message_id: reference.message_id,
  })
}

function shortened(text: string): string {
  const characters = [...text]
  return characters.length > SHOWN_MARKED
    ? `${characters.slice(0, SHOWN_MARKED).join('').trimEnd()}…`
    : text
}
