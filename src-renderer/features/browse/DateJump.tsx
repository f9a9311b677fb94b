import { t } from '@lingui/core/macro'
import { Button, Popover } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import type { ChannelRow } from '#shared/rows'
import { useCommand } from '../../ui/commands'
import type { ViewStore } from './view-store'

const Calendar = lazy(async () => ({ default: (await import('./Calendar')).Calendar }))

/** Asks for a day between the channel's first and last message; `onPick` gets it as `2025-03-01`. */
export function DateJump(props: {
  channel: ChannelRow
  view: ViewStore
  onPick: (day: string) => void
}) {
  const { channel, onPick } = props
  const [opened, setOpened] = useState(false)
  useCommand('go_to_date', () => setOpened(true))
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconCalendar size={16} stroke={1.7} aria-hidden="true" />}
          onClick={() => setOpened(!opened)}
        >
          {t`Go to date`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t`Go to a date`}>
        <Suspense fallback={null}>
          <Calendar
            channel={channel}
            at={props.view.get().top_at}
            onPick={(day) => {
              setOpened(false)
              onPick(day)
            }}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
