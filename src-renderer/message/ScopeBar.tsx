import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { GuildRow } from '#shared/rows'
import type { Scope } from '#shared/scope'
import { dayIn } from '#shared/search-text/dates'
import { callQuery } from '../client'
import { ChannelSelect } from '../ui/ChannelSelect'
import { DateRange } from '../ui/DateRange'
import { GuildSelect } from '../ui/GuildSelect'
import { ZoneSelect } from '../ui/ZoneSelect'
import { AuthorSelect } from './AuthorSelect'
import classes from './ScopeBar.module.css'

/** Which parts of a scope can be chosen here, and whether each must be. */
export type ScopeFields = Partial<Record<'guild' | 'channel' | 'author', 'required' | 'optional'>>

type Props = {
  scope: Scope
  fields: ScopeFields
  /** In the place of the guild's picker. */
  guilds?: ReactNode
  /** Between whom is asked about and when. */
  params?: ReactNode
  /** The guilds that are asked when it is not `scope.guild_id`. */
  guildIds?: readonly string[] | undefined
  onChange: (scope: Scope) => void
  /** More controls in the same row. */
  children?: ReactNode
}

/** Of which messages: guild, channel, author, dates and the zone that days are counted in. */
export function ScopeBar({ scope, fields, guilds, params, guildIds, onChange, children }: Props) {
  const { guild_id } = scope
  const asked = guildIds ?? (guild_id === undefined ? undefined : [guild_id])
  const extent = useExtent(asked, scope.tz ?? 'UTC')
  const change = (next: Partial<Scope>) => onChange({ ...scope, ...next })
  const any = (field: keyof ScopeFields, label: string) =>
    fields[field] === 'optional' ? { anyLabel: label } : {}
  return (
    <div className={classes.bar}>
      {guilds ??
        (fields.guild && (
          <GuildSelect
            label={t`Guild`}
            value={guild_id}
            {...any('guild', t`All guilds`)}
            onChange={(next) =>
              change({ guild_id: next, channel_id: undefined, author_id: undefined })
            }
          />
        ))}
      {fields.channel && guild_id !== undefined && (
        <ChannelSelect
          label={t`Channel`}
          guildId={guild_id}
          value={scope.channel_id}
          {...any('channel', t`All channels`)}
          onChange={(channel_id) => change({ channel_id })}
        />
      )}
      {fields.author && guild_id !== undefined && (
        <AuthorSelect
          label={t`Author`}
          guildId={guild_id}
          value={scope.author_id}
          {...any('author', t`All authors`)}
          onChange={(author_id) => change({ author_id })}
        />
      )}
      {params}
      <DateRange
        value={{ from: scope.from, to: scope.to }}
        extent={extent}
        onChange={({ from, to }) => change({ from, to })}
      />
      <ZoneSelect label={t`Time zone`} value={scope.tz} onChange={(tz) => change({ tz })} />
      {children}
    </div>
  )
}

/** The first and the last day with a message of these guilds (of all when absent); null while that is unknown. */
function useExtent(guildIds: readonly string[] | undefined, tz: string) {
  const { data } = useQuery(callQuery('guilds.list', {}))
  const guilds = (data ?? []).filter(
    ({ guild_id }) => guildIds === undefined || guildIds.includes(guild_id),
  )
  const times = (field: 'first_message_at' | 'last_message_at') =>
    guilds.map((guild: GuildRow) => guild[field]).filter((iso) => iso !== null)
  const first = times('first_message_at').sort()[0]
  const last = times('last_message_at').sort().at(-1)
  return first && last
    ? { first: dayIn(tz, new Date(first)), last: dayIn(tz, new Date(last)) }
    : null
}
