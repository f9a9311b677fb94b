import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import type { EntityDetails } from '#shared/entities'
import { addToSearch, operatorText } from '#shared/search-text/print'
import { callQuery } from '../../client'
import { AuthorLink } from '../../message/AuthorLink'
import { Avatar } from '../../message/Avatar'
import { ConversationLink } from '../../message/ConversationLink'
import { useScopeMessages } from '../../message/MessagesDrawer'
import { MessageTools } from '../../message/MessageTools'
import { MessageView } from '../../message/MessageView'
import { ErrorState } from '../../ui/ErrorState'
import { TYPES } from '../../ui/entity-types'
import { formatCount } from '../../ui/format'
import { GuildSelect } from '../../ui/GuildSelect'
import { Late } from '../../ui/Late'
import { ReadingState } from '../../ui/ReadingState'
import { useTimeFormat } from '../../ui/time'
import { CorrectionList } from './CorrectionList'
import classes from './Entities.module.css'
import { EntityHead } from './EntityHead'
import { EntityMonths } from './EntityMonths'
import { Count, Part, Share } from './parts'

const LATEST = 5

/** One entity: who speaks of it, where, when, and with what else. Every number leads to its messages. */
export function EntityPage() {
  const { entityId } = useParams({ from: '/entities/$entityId' })
  const { guild_id } = useSearch({ from: '/entities/$entityId' })
  const { tz } = useTimeFormat()
  const entity_id = Number(entityId)
  const found = useQuery(
    callQuery('entities.get', { entity_id, tz, ...(guild_id && { guild_id }) }),
  )
  if (found.error) {
    return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  }
  if (!found.data) {
    return (
      <Late>
        <p className={classes.wait}>{t`Looking what is said about it…`}</p>
      </Late>
    )
  }
  return <Entity entity={found.data} guild_id={guild_id} />
}

/** The search for the messages that name the entity, and fit what an operator says. */
function searchOf(entity: EntityDetails, guild_id: string | undefined) {
  const own = operatorText('entity', entity.name)
  const text = guild_id ? addToSearch(own, operatorText('in', guild_id)) : own
  return (...operators: string[]) => operators.reduce(addToSearch, text)
}

function Entity({ entity, guild_id }: { entity: EntityDetails; guild_id: string | undefined }) {
  const search = searchOf(entity, guild_id)
  const { people, channels, together, names, guilds, corrections } = entity
  return (
    <div className={classes.page}>
      <EntityHead entity={entity} search={search()} />
      <div className={classes.scroll}>
        <div className={classes.column}>
          <ReadingState kind="language" what="entities" />
          {(guilds.length > 1 || guild_id !== undefined) && <GuildChoice guild_id={guild_id} />}
          {entity.months.length > 1 && <EntityMonths months={entity.months} search={search} />}
          <div className={classes.parts}>
            {people.length > 0 && (
              <Part title={t`Who speaks of it`} more={entity.authors - people.length}>
                {people.map((person) => (
                  <Share
                    key={`${person.guild_id} ${person.author_id}`}
                    part={person.messages}
                    most={people[0]?.messages ?? 1}
                  >
                    <Avatar author={person} size={24} />
                    <span className={classes.grow}>
                      <AuthorLink author={person} guild_id={person.guild_id} />
                    </span>
                    <Count
                      messages={person.messages}
                      search={search(operatorText('from', person.author_id))}
                    />
                  </Share>
                ))}
              </Part>
            )}
            {channels.length > 0 && (
              <Part title={t`Where`}>
                {channels.map(({ channel_id, channel_name, messages, ...channel }) => (
                  <Share key={channel_id} part={messages} most={channels[0]?.messages ?? 1}>
                    <span className={classes.grow}>
                      <Link
                        className={classes.link}
                        to="/g/$guildId/c/$channelId"
                        params={{ guildId: channel.guild_id, channelId: channel_id }}
                      >
                        #<bdi>{channel_name}</bdi>
                      </Link>
                      {guilds.length > 1 && (
                        <span className={classes.context}>
                          {guilds.find((one) => one.guild_id === channel.guild_id)?.guild_name}
                        </span>
                      )}
                    </span>
                    <Count messages={messages} search={search(operatorText('in', channel_id))} />
                  </Share>
                ))}
              </Part>
            )}
            {together.length > 0 && (
              <Part title={t`Together with`}>
                {together.map((other) => (
                  <Together key={other.entity_id} other={other} all={together} search={search} />
                ))}
              </Part>
            )}
            {names.length > 1 && (
              <Part title={t`Written as`}>
                {names.map(({ name, messages }) => (
                  <Share key={name} part={messages} most={names[0]?.messages ?? 1}>
                    <bdi className={classes.grow}>{name}</bdi>
                    <span className={classes.count}>{formatCount(messages)}</span>
                  </Share>
                ))}
              </Part>
            )}
          </div>
          {corrections.length > 0 && (
            <section className={classes.part}>
              <h2 className={classes.partTitle}>{t`Corrections`}</h2>
              <CorrectionList corrections={corrections} />
            </section>
          )}
          <Latest text={search()} />
        </div>
      </div>
    </div>
  )
}

function GuildChoice({ guild_id }: { guild_id: string | undefined }) {
  const navigate = useNavigate({ from: '/entities/$entityId' })
  return (
    <div className={classes.choice}>
      <GuildSelect
        value={guild_id}
        anyLabel={t`All guilds`}
        onChange={(next) =>
          void navigate({ search: next === undefined ? {} : { guild_id: next }, replace: true })
        }
      />
    </div>
  )
}

function Together(props: {
  other: EntityDetails['together'][number]
  all: EntityDetails['together']
  search: (...operators: string[]) => string
}) {
  const { other, all, search } = props
  const { icon: Icon, one } = TYPES[other.type]
  return (
    <Share part={other.messages} most={all[0]?.messages ?? 1}>
      <Icon size={16} stroke={1.6} className={classes.icon} role="img" aria-label={one} />
      <Link
        className={`${classes.link} ${classes.grow}`}
        to="/entities/$entityId"
        params={{ entityId: String(other.entity_id) }}
        search={(old) => old}
      >
        <bdi>{other.name}</bdi>
      </Link>
      <Count messages={other.messages} search={search(operatorText('entity', other.name))} />
    </Share>
  )
}

function Latest({ text }: { text: string }) {
  const pages = useScopeMessages({ text }, LATEST)
  const holder = useRef<HTMLDivElement>(null)
  const messages = pages.data?.pages[0]?.messages
  if (!messages || messages.length === 0) return null
  return (
    <section className={classes.part} aria-labelledby="latest">
      <h2 className={classes.partTitle} id="latest">
        {t`Latest messages`}
      </h2>
      <div className={classes.latest} ref={holder}>
        {messages.map((message) => (
          <div key={`${message.channel_id}-${message.message_id}`} className={classes.message}>
            <ConversationLink message={message} className={classes.place} />
            <MessageView message={message} isDated />
          </div>
        ))}
        <MessageTools
          holder={holder}
          find={(id) => messages.find((message) => message.message_id === id)}
          isApart
        />
      </div>
    </section>
  )
}
