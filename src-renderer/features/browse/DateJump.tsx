import { Button, Popover, TextInput } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import type { ChannelRow } from '#shared/rows'
import { useCommand } from '../../ui/commands'
import { useTimeFormat } from '../../ui/time'
import { startOfDay } from '../../ui/time-format'

/** Asks for a day between the channel's first and last message; `onPick` gets the instant it begins. */
export function DateJump(props: { channel: ChannelRow; onPick: (at: string) => void }) {
  const { channel, onPick } = props
  const { tz, dayKey } = useTimeFormat()
  const [opened, setOpened] = useState(false)
  useCommand('go_to_date', () => setOpened(true))
  const first = channel.first_message_at ? dayKey(channel.first_message_at) : undefined
  const last = channel.last_message_at ? dayKey(channel.last_message_at) : undefined
  const [day, setDay] = useState(last ?? '')
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconCalendar size={16} stroke={1.7} aria-hidden="true" />}
          onClick={() => setOpened(!opened)}
        >
          Go to date
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (day === '') return
            setOpened(false)
            onPick(startOfDay(day, tz))
          }}
        >
          <TextInput
            data-autofocus
            type="date"
            label="Show messages from"
            min={first}
            max={last}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <Button type="submit" size="xs" mt="xs" fullWidth disabled={day === ''}>
            Go
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
