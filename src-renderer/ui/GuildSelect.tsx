import { t } from '@lingui/core/macro'
import { MultiSelect, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { GuildRow } from '#shared/rows'
import { MAX_GUILDS } from '#shared/scope'
import { callQuery } from '../client'
import { GuildIcon } from './GuildIcon'
import { Option } from './Option'

type Common = {
  /** Above the control; absent = only for screen readers. */
  label?: string
}

/** A guild of the archive, the largest first. */
export function GuildSelect(
  props: Common & {
    value: string | undefined
    /** What no choice means; absent = one must be chosen. */
    anyLabel?: string
    onChange: (guildId: string | undefined) => void
  },
) {
  const { value, anyLabel, label } = props
  const guilds = useGuilds()
  const chosen = guilds.find(({ guild_id }) => guild_id === value)
  return (
    <Select
      {...(label === undefined ? { 'aria-label': t`Guild` } : { label })}
      size="xs"
      w={200}
      comboboxProps={{ width: 280, position: 'bottom-start' }}
      searchable
      nothingFoundMessage={t`No such guild`}
      clearable={anyLabel !== undefined}
      allowDeselect={anyLabel !== undefined}
      placeholder={anyLabel ?? t`Choose a guild`}
      leftSection={chosen && <GuildIcon guild={chosen} size={16} />}
      data={optionsOf(guilds)}
      renderOption={({ option, checked }) => (
        <GuildOption guilds={guilds} id={option.value} isChosen={checked} />
      )}
      value={value ?? null}
      onChange={(next) => props.onChange(next ?? undefined)}
    />
  )
}

/** Several guilds of the archive. */
export function GuildsSelect(
  props: Common & {
    value: readonly string[]
    /** What no choice means. */
    anyLabel: string
    onChange: (guildIds: string[]) => void
  },
) {
  const { value, label, anyLabel } = props
  const guilds = useGuilds()
  return (
    <MultiSelect
      {...(label === undefined ? { 'aria-label': t`Guilds` } : { label })}
      size="xs"
      miw={200}
      maw={480}
      comboboxProps={{ width: 280, position: 'bottom-start' }}
      searchable
      clearable
      maxValues={MAX_GUILDS}
      nothingFoundMessage={t`No such guild`}
      {...(value.length === 0 ? { placeholder: anyLabel } : {})}
      data={optionsOf(guilds)}
      renderOption={({ option, checked }) => (
        <GuildOption guilds={guilds} id={option.value} isChosen={checked} />
      )}
      value={value.filter((id) => guilds.some(({ guild_id }) => guild_id === id))}
      onChange={props.onChange}
    />
  )
}

const NONE: readonly GuildRow[] = []

function useGuilds(): readonly GuildRow[] {
  const { data = NONE } = useQuery(callQuery('guilds.list', {}))
  return data.toSorted((a, b) => b.messages - a.messages)
}

/** Guilds of one name are told apart by their ids. */
function optionsOf(guilds: readonly GuildRow[]) {
  return guilds.map(({ guild_id, guild_name }) => {
    const isShared = guilds.filter((one) => one.guild_name === guild_name).length > 1
    return { value: guild_id, label: isShared ? `${guild_name} (${guild_id})` : guild_name }
  })
}

function GuildOption(props: {
  guilds: readonly GuildRow[]
  id: string
  isChosen: boolean | undefined
}) {
  const guild = props.guilds.find(({ guild_id }) => guild_id === props.id)
  if (!guild) return null
  return (
    <Option
      icon={<GuildIcon guild={guild} size={16} />}
      name={guild.guild_name}
      count={guild.messages}
      isChosen={props.isChosen}
    />
  )
}
