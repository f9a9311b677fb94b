import { t } from '@lingui/core/macro'
import { IconLink, IconQuote } from '@tabler/icons-react'
import { type CSSProperties, type ReactNode, useRef, useState } from 'react'
import type { EntityType } from '#shared/entities'
import type { Overview } from '#shared/overview'
import { operatorText } from '#shared/search-text/print'
import { AuthorName } from '../../message/AuthorName'
import { Avatar } from '../../message/Avatar'
import { nameColor } from '../../message/contrast'
import { ReactionEmoji } from '../../message/ReactionEmoji'
import { channelKind } from '../../ui/channel-kinds'
import { countAuthors, countMessages, countReactions } from '../../ui/counts'
import { EmojiText } from '../../ui/Emoji'
import { TYPES } from '../../ui/entity-types'
import { useNameOf } from '../../ui/names'
import { useTimeFormat } from '../../ui/time'
import { linkWords, messageWords, reactionWords } from './count-words'
import type { FilterName, Subject } from './filters'
import classes from './Lists.module.css'
import { Ranking, type RankRow } from './Ranking'
import type { View } from './use-view'

/** The lists of an overview that narrow it. */
export type ListName = 'channels' | 'authors' | 'newcomers' | 'roles' | 'emojis' | 'domains'

type Spec = { title: string; filter: FilterName; none: ReactNode }

const SPECS: Record<ListName, Spec> = {
  channels: { title: t`Channels and threads`, filter: 'channel', none: t`No channel.` },
  authors: { title: t`Authors`, filter: 'author', none: t`Nobody.` },
  newcomers: { title: t`Newcomers`, filter: 'author', none: t`Nobody wrote for the first time.` },
  roles: { title: t`Roles of those who wrote`, filter: 'role', none: t`No roles are known.` },
  emojis: { title: t`Reactions`, filter: 'emoji', none: t`No reactions.` },
  domains: { title: t`Links to`, filter: 'domain', none: t`No links.` },
}

/** One of the lists. */
export function List(props: {
  view: View
  overview: Overview
  list: ListName
  isLong: boolean
  onLong: (isLong: boolean) => void
}) {
  const { overview, list, ...rest } = props
  const rows = useRows(props.view, overview, list)
  return (
    <Ranking {...SPECS[list]} {...rest} title={listTitle(props.view.subject, list)} rows={rows} />
  )
}

/** The heading of a list. */
export function listTitle({ guild_id }: Subject, list: ListName): string {
  return list === 'channels' && guild_id === '0' ? t`Conversations` : SPECS[list].title
}

function useRows(view: View, overview: Overview, list: ListName): RankRow[] {
  const nameOf = useNameOf()
  const { day } = useTimeFormat()
  switch (list) {
    case 'channels':
      return overview.channels.map((channel) => channelRow(view, channel))
    case 'authors':
      return overview.authors.map((author) => authorRow(view, author, nameOf(author)))
    case 'newcomers':
      return overview.newcomers.map((author) => ({
        ...authorRow(view, author, nameOf(author)),
        fact: t`since ${day(author.first_message_at)}`,
      }))
    case 'roles':
      return overview.roles.map(roleRow)
    case 'emojis':
      return overview.emojis.map(emojiRow)
    case 'domains':
      return overview.domains.map(domainRow)
  }
}

function channelRow({ subject }: View, channel: Overview['channels'][number]): RankRow {
  const { channel_id, channel_name, messages, authors, spark } = channel
  const { icon: Icon, label } = channelKind(channel)
  const params = { guildId: subject.guild_id, channelId: channel_id }
  return {
    key: channel_id,
    name: channel_name,
    icon: <Icon size={16} stroke={1.7} aria-label={label} />,
    label: (
      <bdi>
        <EmojiText text={channel_name} />
      </bdi>
    ),
    count: messages,
    ...messageWords(messages, channel_name),
    fact: subject.author_id === undefined ? countAuthors(authors) : undefined,
    spark,
    wanted: { channel_id },
    behind: { channel_id },
    link: {
      label: t`Overview of ${channel_name}`,
      to: { to: '/g/$guildId/c/$channelId/overview', params },
    },
  }
}

function authorRow(
  { subject: { guild_id } }: View,
  author: Overview['authors'][number],
  name: string,
): RankRow {
  const { author_id, messages, reactions, spark } = author
  return {
    key: author_id,
    name,
    icon: <Avatar author={author} size={16} />,
    label: <AuthorName author={author} />,
    count: messages,
    ...messageWords(messages, name),
    fact: reactions > 0 ? countReactions(reactions) : undefined,
    spark,
    wanted: { author_id },
    behind: { author_id },
    link: {
      label: t`Overview of ${name}`,
      to: {
        to: '/g/$guildId/author',
        params: { guildId: guild_id },
        search: { author: author_id },
      },
    },
  }
}

function roleRow(role: Overview['roles'][number]): RankRow {
  const { role_id, role_name, color, authors, messages } = role
  return {
    key: role_id,
    name: role_name,
    icon: (
      <span className={classes.dot} style={{ '--role-color': nameColor(color) } as CSSProperties} />
    ),
    label: <bdi>{role_name}</bdi>,
    count: messages,
    ...messageWords(messages, role_name),
    fact: countAuthors(authors),
    wanted: { role_id },
    behind: { role_id },
  }
}

function emojiRow(emoji: Overview['emojis'][number]): RankRow {
  const { emoji_key, emoji_name, is_custom, count, messages } = emoji
  const name = is_custom ? `:${emoji_name}:` : emoji_key
  return {
    key: emoji_key,
    name,
    icon: (
      <span className={classes.emoji}>
        <ReactionEmoji reaction={emoji} />
      </span>
    ),
    // a Unicode one says itself what it is
    label: is_custom && <bdi>{emoji_name}</bdi>,
    count,
    ...reactionWords(count, messages, name),
    fact: countMessages(messages),
    wanted: { emoji: emoji_key },
    behind: { emoji: emoji_key },
  }
}

function domainRow({ domain, links, messages }: Overview['domains'][number]): RankRow {
  return {
    key: domain,
    name: domain,
    icon: <IconLink size={14} stroke={1.7} aria-hidden="true" />,
    label: <bdi>{domain}</bdi>,
    count: links,
    ...linkWords(links, messages, domain),
    fact: countMessages(messages),
    wanted: { domain },
    behind: { domain },
  }
}

/**
 * What is talked about: words that stand out beside the guild, once they are known, and who and what is named. A click opens
 * the messages.
 */
export function TalkedAbout(props: {
  view: View
  overview: Overview
  longOf: ReturnType<typeof useLong>['props']
}) {
  const { view, overview, longOf } = props
  const hasWords = useRef(false)
  hasWords.current ||= overview.words.length > 0
  return (
    <>
      {hasWords.current && (
        <Ranking
          view={view}
          {...longOf('words')}
          title={t`Words that stand out`}
          none={t`No word stands out.`}
          rows={overview.words.map(({ word, messages }) => ({
            key: word,
            name: word,
            icon: <IconQuote size={14} stroke={1.7} aria-hidden="true" />,
            label: <bdi>{word}</bdi>,
            count: messages,
            ...messageWords(messages, word),
            behind: { word },
          }))}
        />
      )}
      <Ranking
        view={view}
        {...longOf('entities')}
        title={t`Names and things`}
        none={t`No name is known.`}
        rows={overview.entities.map((entity) => entityRow(view, entity))}
      />
    </>
  )
}

function entityRow({ subject }: View, row: Overview['entities'][number]): RankRow {
  const { entity_id, entity, type, messages } = row
  const { icon: Icon, one } = TYPES[type as EntityType] ?? TYPES.other
  return {
    key: String(entity_id),
    name: entity,
    icon: <Icon size={16} stroke={1.6} role="img" aria-label={one} />,
    label: <bdi>{entity}</bdi>,
    count: messages,
    ...messageWords(messages, entity),
    behind: { text: operatorText('entity', entity) },
    link: {
      label: t`All about ${entity}`,
      to: {
        to: '/entities/$entityId',
        params: { entityId: String(entity_id) },
        search: { guild_id: subject.guild_id },
      },
    },
  }
}

/** Which lists are long. */
export function useLong() {
  const [long, setLong] = useState<ReadonlySet<string>>(new Set())
  const props = (name: string) => ({
    isLong: long.has(name),
    onLong: (isLong: boolean) =>
      setLong((old) => new Set(isLong ? [...old, name] : [...old].filter((one) => one !== name))),
  })
  return { isAny: long.size > 0, props }
}
