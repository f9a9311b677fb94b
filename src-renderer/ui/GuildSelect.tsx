import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { callQuery } from '../client'

type Props = {
  value: string | undefined
  /** What no choice means; absent = one must be chosen. */
  anyLabel?: string
  onChange: (guildId: string | undefined) => void
}

/** A guild of the archive. */
export function GuildSelect({ value, anyLabel, onChange }: Props) {
  const guilds = useQuery(callQuery('guilds.list', {}))
  return (
    <Select
      aria-label="Guild"
      size="xs"
      w={180}
      searchable
      clearable={anyLabel !== undefined}
      placeholder={anyLabel ?? 'Choose a guild'}
      data={(guilds.data ?? []).map((guild) => ({
        value: guild.guild_id,
        label: guild.guild_name,
      }))}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
    />
  )
}
