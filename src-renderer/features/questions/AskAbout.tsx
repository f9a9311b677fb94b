import { t } from '@lingui/core/macro'
import { CloseButton } from '@mantine/core'
import { IconHash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { Scope } from '#shared/scope'
import { callQuery } from '../../client'
import { Avatar } from '../../message/Avatar'
import { GuildSelect } from '../../ui/GuildSelect'
import { useNameOf } from '../../ui/names'
import classes from './Catalogue.module.css'

type Props = {
  about: Scope
  onChange: (about: Scope | undefined) => void
}

/** Whom questions are asked about: a guild, and where one came from there, its channel or author. */
export function AskAbout({ about, onChange }: Props) {
  const { guild_id, channel_id, author_id } = about
  return (
    <div className={classes.about}>
      {guild_id !== undefined && author_id !== undefined ? (
        <AuthorChip
          guild_id={guild_id}
          author_id={author_id}
          onClear={() => onChange({ guild_id })}
        />
      ) : guild_id !== undefined && channel_id !== undefined ? (
        <ChannelChip
          guild_id={guild_id}
          channel_id={channel_id}
          onClear={() => onChange({ guild_id })}
        />
      ) : (
        <GuildSelect
          value={guild_id}
          anyLabel={t`Any guild`}
          onChange={(next) => onChange(next === undefined ? undefined : { guild_id: next })}
        />
      )}
    </div>
  )
}

function AuthorChip(props: { guild_id: string; author_id: string; onClear: () => void }) {
  const { guild_id, author_id, onClear } = props
  const { data: author } = useQuery(callQuery('authors.get', { guild_id, author_id }))
  const nameOf = useNameOf()
  if (!author) return null
  return (
    <span className={classes.chip}>
      <Avatar author={author} size={16} />
      <bdi>{nameOf(author)}</bdi>
      <CloseButton size="xs" aria-label={t`Ask about the whole guild`} onClick={onClear} />
    </span>
  )
}

function ChannelChip(props: { guild_id: string; channel_id: string; onClear: () => void }) {
  const { guild_id, channel_id, onClear } = props
  const { data: channels } = useQuery(callQuery('channels.list', { guild_id }))
  const channel = channels?.find((one) => one.channel_id === channel_id)
  if (!channel) return null
  return (
    <span className={classes.chip}>
      <IconHash size={14} aria-hidden />
      <bdi>{channel.channel_name}</bdi>
      <CloseButton size="xs" aria-label={t`Ask about the whole guild`} onClick={onClear} />
    </span>
  )
}
