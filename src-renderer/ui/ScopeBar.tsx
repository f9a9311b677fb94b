import { Group, Select, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Scope } from '#shared/scope'
import { AuthorSelect } from './AuthorSelect'
import { ChannelSelect } from './ChannelSelect'
import { GuildSelect } from './GuildSelect'
import classes from './ScopeBar.module.css'
import { useTimeFormat } from './time'

/** Which parts of a scope can be chosen here, and whether each must be. */
export type ScopeFields = Partial<Record<'guild' | 'channel' | 'author', 'required' | 'optional'>>

type Props = {
  scope: Scope
  fields: ScopeFields
  onChange: (scope: Scope) => void
  /** More controls in the same row. */
  children?: ReactNode
}

/** Of which messages: guild, channel, author, dates and the zone that days are counted in. */
export function ScopeBar({ scope, fields, onChange, children }: Props) {
  const change = (next: Partial<Scope>) => onChange({ ...scope, ...next })
  const any = (field: keyof ScopeFields, label: string) =>
    fields[field] === 'optional' ? { anyLabel: label } : {}
  return (
    <Group gap={8} wrap="wrap">
      {fields.guild && (
        <GuildSelect
          value={scope.guild_id}
          {...any('guild', 'All guilds')}
          onChange={(guild_id) => change({ guild_id, channel_id: undefined, author_id: undefined })}
        />
      )}
      {fields.channel && scope.guild_id !== undefined && (
        <ChannelSelect
          guildId={scope.guild_id}
          value={scope.channel_id}
          {...any('channel', 'All channels')}
          onChange={(channel_id) => change({ channel_id })}
        />
      )}
      {fields.author && scope.guild_id !== undefined && (
        <AuthorSelect
          guildId={scope.guild_id}
          value={scope.author_id}
          {...any('author', 'All authors')}
          onChange={(author_id) => change({ author_id })}
        />
      )}
      <DateInput label="From" value={scope.from} onChange={(from) => change({ from })} />
      <DateInput label="Before" value={scope.to} onChange={(to) => change({ to })} />
      <ZoneSelect value={scope.tz} onChange={(tz) => change({ tz })} />
      {children}
    </Group>
  )
}

function DateInput(props: {
  label: string
  value: string | undefined
  onChange: (date: string | undefined) => void
}) {
  return (
    <TextInput
      type="date"
      size="xs"
      w={190}
      leftSection={<span className={classes.label}>{props.label}</span>}
      leftSectionWidth={56}
      aria-label={props.label}
      title={`${props.label} this day`}
      value={props.value?.slice(0, 10) ?? ''}
      onChange={(event) => props.onChange(event.currentTarget.value || undefined)}
    />
  )
}

/** Days and hours are counted in UTC unless the user says otherwise; the choice always shows. */
function ZoneSelect(props: { value: string | undefined; onChange: (tz: string) => void }) {
  const { tz } = useTimeFormat()
  const zones = [...new Set(['UTC', tz, props.value ?? 'UTC'])]
  return (
    <Select
      aria-label="Time zone"
      title="Days, weeks and hours are counted in this time zone"
      size="xs"
      w={150}
      allowDeselect={false}
      data={zones}
      value={props.value ?? 'UTC'}
      onChange={(zone) => props.onChange(zone ?? 'UTC')}
    />
  )
}
