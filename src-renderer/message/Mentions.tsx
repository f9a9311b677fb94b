import { t } from '@lingui/core/macro'
import { Link } from '@tanstack/react-router'
import type { CSSProperties } from 'react'
import type { AuthorBrief, ChannelRow, RoleRow } from '#shared/rows'
import { EmojiText } from '../ui/Emoji'
import { useNameOf } from '../ui/names'
import { AuthorLink } from './AuthorLink'
import { useText } from './context'
import { nameColor } from './contrast'
import { useGuildNames } from './guild-names'
import classes from './Mentions.module.css'

/** `<@id>`: the name that the person has now. */
export function AuthorMention({ id }: { id: string }) {
  const author = useText().mentions.find((one) => one.author_id === id)
  if (author) return <Person author={author} />
  return <Unknown text={t`@unknown`} title={t`The archive does not know the author ${id}`} />
}

/** `@Name`, as the export wrote it: the person of the message's mentions who has the name. */
export function AuthorNameMention({ name }: { name: string }) {
  const author = useText().mentions.find((one) => one.author_name === name)
  return author ? <Person author={author} name={name} /> : `@${name}`
}

function Person({ author, name }: { author: AuthorBrief; name?: string }) {
  const { guild_id } = useText()
  const nameOf = useNameOf()
  return (
    <AuthorLink author={author} guild_id={guild_id} className={classes.mention}>
      @<EmojiText text={name ?? nameOf(author)} />
    </AuthorLink>
  )
}

/** `<@&id>`. */
export function RoleMention({ id }: { id: string }) {
  const role = useGuildNames(useText().guild_id).roleById(id)
  if (role) return <Role role={role} />
  return <Unknown text={t`@unknown-role`} title={t`Nobody in the archive has the role ${id}`} />
}

/** `@role`. */
export function RoleNameMention({ name }: { name: string }) {
  const role = useGuildNames(useText().guild_id).roleByName(name)
  return role ? <Role role={role} /> : `@${name}`
}

function Role({ role: { role_name, color } }: { role: RoleRow }) {
  const style = { '--role-color': nameColor(color) } as CSSProperties
  return (
    <span className={`${classes.mention} ${classes.role}`} style={style} title={t`Role`}>
      @<EmojiText text={role_name} />
    </span>
  )
}

/** `<#id>`. */
export function ChannelMention({ id }: { id: string }) {
  const channel = useGuildNames(useText().guild_id).channelById(id)
  if (channel) return <Channel channel={channel} />
  return <Unknown text={t`#unknown`} title={t`The archive does not hold the channel ${id}`} />
}

/** `#name`: a link where the guild has one channel of the name. */
export function ChannelNameMention({ name }: { name: string }) {
  const channel = useGuildNames(useText().guild_id).channelByName(name)
  return channel ? <Channel channel={channel} /> : `#${name}`
}

function Channel({ channel: { guild_id, channel_id, channel_name } }: { channel: ChannelRow }) {
  return (
    <Link
      className={classes.mention}
      to="/g/$guildId/c/$channelId"
      params={{ guildId: guild_id, channelId: channel_id }}
      title={t`Go to the channel`}
    >
      #<EmojiText text={channel_name} />
    </Link>
  )
}

/** What the archive cannot name. */
function Unknown({ text, title }: { text: string; title: string }) {
  return (
    <span className={`${classes.mention} ${classes.unknown}`} title={title}>
      {text}
    </span>
  )
}

const PLACES: Record<string, string> = {
  customize: t`Channels & Roles`,
  browse: t`Browse Channels`,
  guide: t`Server Guide`,
  home: t`Server Guide`,
  'linked-roles': t`Linked Roles`,
}

/** `<id:customize>`: a page that only Discord itself has. */
export function NavigationMention({ to }: { to: string }) {
  return (
    <span className={`${classes.mention} ${classes.unknown}`} title={t`A page in Discord`}>
      {PLACES[to] ?? to}
    </span>
  )
}

/** `@everyone`, `/command`: something with a name, and no more to it. */
export function PlainMention({ text }: { text: string }) {
  return <span className={classes.mention}>{text}</span>
}
