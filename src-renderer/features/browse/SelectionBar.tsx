import { plural, t } from '@lingui/core/macro'
import { Button, Menu } from '@mantine/core'
import { IconBraces, IconCopy, IconMarkdown, IconTextCaption, IconX } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useEffectEvent, useLayoutEffect } from 'react'
import type { ChannelRow, MessageRow } from '#shared/rows'
import { compareIds } from '#shared/snowflake'
import { call } from '../../client'
import { type CopyFormat, copiedAs } from '../../message/copy-formats'
import { type CopyWords, copyText } from '../../ui/copy-link'
import { ExportMenu } from '../../ui/ExportMenu'
import { useNameOf } from '../../ui/names'
import { useTimeFormat } from '../../ui/time'
import { showError } from '../../ui/toasts'
import classes from './SelectionBar.module.css'
import type { Selection } from './use-selection'

const AT_ONCE = 200

/** What can be done with the selected messages; Escape selects none. */
export function SelectionBar({
  channel,
  selection,
}: {
  channel: ChannelRow
  selection: Selection
}) {
  const { ids, clear } = selection
  const { channel_name } = channel
  const { dateTime } = useTimeFormat()
  const nameOf = useNameOf()
  const copying = useMutation({
    mutationFn: async (format: CopyFormat) => {
      const messages = await load(channel.channel_id, [...ids])
      await copyText(copiedAs(format, messages, dateTime, nameOf), copyWords(messages.length))
    },
    onError: showError,
  })
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || isOverlaid()) return
    event.preventDefault()
    clear()
  })
  // In place as soon as it shows: somebody may press the key at once.
  useLayoutEffect(() => {
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  const copy = (format: CopyFormat) => () => copying.mutate(format)
  return (
    <section className={classes.bar} aria-label={t`Selected messages`}>
      <span className={classes.count} role="status">
        {plural(ids.size, { one: '# message selected', other: '# messages selected' })}
      </span>
      <Menu position="top-start" withinPortal>
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconCopy size={14} aria-hidden />}
            loading={copying.isPending}
          >
            {t`Copy`}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconTextCaption size={16} aria-hidden />} onClick={copy('text')}>
            {t`As text`}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconMarkdown size={16} aria-hidden />}
            onClick={copy('markdown')}
          >
            {t`As Markdown, with links`}
          </Menu.Item>
          <Menu.Item leftSection={<IconBraces size={16} aria-hidden />} onClick={copy('json')}>
            {t`As JSON`}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ExportMenu
        source={{
          kind: 'messages',
          scope: { channel_id: channel.channel_id, message_ids: [...ids] },
        }}
        name={t`${channel_name} selection`}
      />
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        leftSection={<IconX size={14} aria-hidden />}
        onClick={clear}
      >
        {t`Select none`}
      </Button>
    </section>
  )
}

function copyWords(count: number): CopyWords {
  return {
    copied: plural(count, { one: '# message was copied', other: '# messages were copied' }),
    failed: plural(count, {
      one: '# message was not copied: the clipboard is not available',
      other: '# messages were not copied: the clipboard is not available',
    }),
  }
}

/** True while something stands above the list that Escape is for. */
function isOverlaid(): boolean {
  const layers = document.querySelectorAll('[role="dialog"], [role="menu"], [role="listbox"]')
  return [...layers].some((layer) => layer.checkVisibility({ opacityProperty: true }))
}

/** The messages in the order of the channel. */
async function load(channel_id: string, ids: readonly string[]): Promise<MessageRow[]> {
  const messages: MessageRow[] = []
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    messages.push(
      ...(await call('messages.by_ids', { channel_id, ids: ids.slice(at, at + AT_ONCE) })),
    )
  }
  return messages.sort((a, b) => compareIds(a.message_id, b.message_id))
}
