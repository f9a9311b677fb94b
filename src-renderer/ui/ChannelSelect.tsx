import { t } from '@lingui/core/macro'
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ChannelRow } from '#shared/rows'
import { callQuery } from '../client'
import { channelKind } from './channel-kinds'
import { Option } from './Option'

type Props = {
  guildId: string
  value: string | undefined
  /** What no choice means; absent = one must be chosen. */
  anyLabel?: string
  /** Above the control; absent = only for screen readers. */
  label?: string
  onChange: (channelId: string | undefined) => void
}

const NONE: readonly ChannelRow[] = []

/** A channel or thread of a guild that holds messages; grouped by what it belongs to. */
export function ChannelSelect({ guildId, value, anyLabel, label, onChange }: Props) {
  const { data: channels = NONE } = useQuery(callQuery('channels.list', { guild_id: guildId }))
  const byId = useMemo(
    () => new Map(channels.map((channel) => [channel.channel_id, channel])),
    [channels],
  )
  return (
    <Select
      {...(label === undefined ? { 'aria-label': t`Channel` } : { label })}
      size="xs"
      w={200}
      comboboxProps={{ width: 300, position: 'bottom-start' }}
      searchable
      limit={200}
      nothingFoundMessage={t`No such channel`}
      clearable={anyLabel !== undefined}
      allowDeselect={anyLabel !== undefined}
      placeholder={anyLabel ?? t`Choose a channel`}
      data={grouped(channels)}
      renderOption={({ option, checked }) => (
        <ChannelOption channel={byId.get(option.value)} isChosen={checked} />
      )}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
    />
  )
}

function ChannelOption(props: { channel: ChannelRow | undefined; isChosen: boolean | undefined }) {
  const { channel } = props
  if (!channel) return null
  const { icon: Icon } = channelKind(channel)
  return (
    <Option
      icon={<Icon size={14} stroke={1.7} aria-hidden />}
      name={channel.channel_name}
      count={channel.messages}
      isChosen={props.isChosen}
    />
  )
}

/** Channels by category and threads by channel, as the picker lists them. */
function grouped(channels: readonly ChannelRow[]) {
  const groups = new Map<string, { value: string; label: string }[]>()
  for (const channel of channels) {
    if (channel.messages === 0) continue
    const name = channel.category ?? t`No category`
    const items = groups.get(name) ?? []
    groups.set(name, items)
    items.push({
      value: channel.channel_id,
      label: channel.is_thread ? channel.channel_name : `#${channel.channel_name}`,
    })
  }
  return [...groups].map(([group, items]) => ({ group, items }))
}
