import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ChannelRow } from '#shared/rows'
import { callQuery } from '../client'

type Props = {
  guildId: string
  value: string | undefined
  /** What no choice means; absent = one must be chosen. */
  anyLabel?: string
  onChange: (channelId: string | undefined) => void
}

/** A channel or thread of a guild that holds messages; grouped by what it belongs to. */
export function ChannelSelect({ guildId, value, anyLabel, onChange }: Props) {
  const channels = useQuery(callQuery('channels.list', { guild_id: guildId }))
  return (
    <Select
      aria-label="Channel"
      size="xs"
      w={200}
      searchable
      limit={100}
      nothingFoundMessage="No such channel"
      clearable={anyLabel !== undefined}
      placeholder={anyLabel ?? 'Choose a channel'}
      data={grouped(channels.data ?? [])}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
    />
  )
}

/** Channels by category and threads by channel, as the picker lists them. */
function grouped(channels: readonly ChannelRow[]) {
  const groups = new Map<string, { value: string; label: string }[]>()
  for (const channel of channels) {
    if (channel.messages === 0) continue
    const name = channel.category ?? 'No category'
    const items = groups.get(name) ?? []
    groups.set(name, items)
    items.push({ value: channel.channel_id, label: `#${channel.channel_name}` })
  }
  return [...groups].map(([group, items]) => ({ group, items }))
}
