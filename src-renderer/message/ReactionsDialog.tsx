import { plural, t } from '@lingui/core/macro'
import { Tabs } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CSSProperties } from 'react'
import type { Reactors } from '#shared/reactions'
import type { ReactionRow } from '#shared/rows'
import { operatorText } from '#shared/search-text/print'
import { call } from '../client'
import { countReactions } from '../ui/counts'
import { EndlessList } from '../ui/EndlessList'
import { ErrorState } from '../ui/ErrorState'
import { formatCount } from '../ui/format'
import { Late } from '../ui/Late'
import { Modal } from '../ui/Overlays'
import { AuthorLink } from './AuthorLink'
import { Avatar } from './Avatar'
import { ReactionEmoji } from './ReactionEmoji'
import type { ReactedMessage } from './Reactions'
import classes from './Reactions.module.css'

const PAGE = 100

type Props = {
  message: ReactedMessage
  reactions: ReactionRow[]
  /** Which reaction is shown; null = closed. */
  emoji_key: string | null
  onShow(emoji_key: string | null): void
}

/** Who reacted to a message, reaction by reaction. */
export function ReactionsDialog({ message, reactions, emoji_key, onShow }: Props) {
  const shown = reactions.find((one) => one.emoji_key === emoji_key)
  return (
    <Modal
      opened={shown !== undefined}
      onClose={() => onShow(null)}
      title={t`Reactions`}
      size={480}
    >
      {shown && (
        <Tabs value={shown.emoji_key} onChange={onShow} variant="pills" keepMounted={false}>
          <Tabs.List className={classes.tabs} aria-label={t`Reactions`}>
            {reactions.slice(0, 50).map((reaction) => (
              <Tabs.Tab
                key={reaction.emoji_key}
                value={reaction.emoji_key}
                className={classes.tab}
                aria-label={t`${nameOf(reaction)}: ${plural(reaction.count, { one: '# reaction', other: '# reactions' })}`}
              >
                <ReactionEmoji reaction={reaction} />
                <span className={classes.count}>{formatCount(reaction.count)}</span>
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={shown.emoji_key} className={classes.panel}>
            <People message={message} reaction={shown} onLeave={() => onShow(null)} />
          </Tabs.Panel>
        </Tabs>
      )}
    </Modal>
  )
}

function nameOf({ is_custom, emoji_name, emoji_key }: ReactionRow): string {
  return is_custom ? `:${emoji_name}:` : emoji_key
}

/** What the search knows a reaction by. */
function searchedName({ is_custom, emoji_name, emoji_key }: ReactionRow): string {
  return is_custom ? emoji_name : emoji_key
}

function People(props: { message: ReactedMessage; reaction: ReactionRow; onLeave(): void }) {
  const { guild_id, channel_id, message_id } = props.message
  const { emoji_key } = props.reaction
  const pages = useInfiniteQuery({
    queryKey: ['messages.reactors', 'pages', channel_id, message_id, emoji_key],
    queryFn: ({ pageParam, signal }) =>
      call(
        'messages.reactors',
        { channel_id, message_id, emoji_key, cursor: pageParam, limit: PAGE },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  })
  if (pages.error) return <ErrorState error={pages.error} onRetry={() => pages.refetch()} />
  const first = pages.data?.pages[0]
  if (!first) {
    return (
      <Late>
        <p className={classes.note}>{t`Looking for who reacted…`}</p>
      </Late>
    )
  }
  const authors = (pages.data?.pages ?? []).flatMap((page) => page.authors)
  const note = noteOf(first)
  const more = pages.hasNextPage && !pages.isFetching ? () => void pages.fetchNextPage() : null
  return (
    <>
      <p className={classes.name}>
        <bdi>{nameOf(props.reaction)}</bdi> · {countReactions(first.count)}
        <Link
          className={classes.find}
          to="/search"
          search={{ text: operatorText('reaction', searchedName(props.reaction)) }}
          onClick={props.onLeave}
        >
          {t`Search messages with it`}
        </Link>
      </p>
      {note && <p className={classes.note}>{note}</p>}
      {authors.length > 0 && (
        <div className={classes.people} style={{ '--people': first.listed } as CSSProperties}>
          <EndlessList label={t`Who reacted`} onMore={more}>
            {authors.map((author) => (
              <div key={author.author_id} className={classes.person}>
                <Avatar author={author} size={24} />
                {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside is pressed; this only clears the way */}
                {/* biome-ignore lint/a11y/useKeyWithClickEvents: a key on the button clicks too */}
                <span className={classes.who} onClick={props.onLeave}>
                  <AuthorLink author={author} guild_id={guild_id} />
                </span>
              </div>
            ))}
          </EndlessList>
        </div>
      )}
    </>
  )
}

function noteOf({ count, listed, users_known }: Reactors): string | null {
  if (!users_known)
    return t`This export is older than lists of who reacted (DiscordChatExporter 2.40.4).`
  if (listed >= count) return null
  if (listed === 0)
    return t`The export does not list who reacted: the emoji or the accounts are gone.`
  return t`The export lists ${formatCount(listed)} of ${formatCount(count)}: the other accounts are gone.`
}
