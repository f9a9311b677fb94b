import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { VList, type VListHandle } from 'virtua'
import type { SearchHit } from '#shared/search'
import { EmojiText } from '../../ui/Emoji'
import { keyed } from '../../ui/keyed'
import { useNameOf } from '../../ui/names'
import { snippetParts } from '../../ui/snippet'
import { useTimeFormat } from '../../ui/time'
import { walkThrough } from '../../ui/walk'
import classes from './SearchPage.module.css'

/** How far from the end of the list the next page is asked for, in pixels. */
const AHEAD = 1200

type Props = {
  rows: readonly SearchHit[]
  /** The hits are of the query before; the new ones are on their way. */
  isStale: boolean
  onEnd: () => void
}

/** The hits as a list of links; arrow keys walk through them. */
export function HitList({ rows, isStale, onEnd }: Props) {
  const list = useRef<VListHandle>(null)
  const onScroll = (offset: number) => {
    const view = list.current
    if (view && offset + view.viewportSize + AHEAD > view.scrollSize) onEnd()
  }
  return (
    <nav
      aria-label="Search results"
      className={`${classes.list} ${isStale ? classes.stale : ''}`}
      onKeyDown={walk}
    >
      <VList ref={list} onScroll={onScroll}>
        {rows.map((hit, index) => (
          <Hit key={`${hit.channel_id}-${hit.message_id}`} hit={hit} isFirst={index === 0} />
        ))}
      </VList>
    </nav>
  )
}

const walk = walkThrough('[data-hit]')

function Hit({ hit, isFirst }: { hit: SearchHit; isFirst: boolean }) {
  const time = useTimeFormat()
  const nameOf = useNameOf()
  return (
    <Link
      className={classes.hit}
      data-hit={hit.message_id}
      {...(isFirst && { 'data-pane-entry': '' })}
      to="/g/$guildId/c/$channelId"
      params={{ guildId: hit.guild_id, channelId: hit.channel_id }}
      search={{ at: hit.message_id }}
    >
      <span className={classes.meta}>
        <bdi className={classes.author}>
          <EmojiText text={nameOf(hit)} />
        </bdi>
        <bdi>
          #<EmojiText text={hit.channel_name} />
        </bdi>
        <time className={classes.when} dateTime={hit.posted_at} title={time.exact(hit.posted_at)}>
          {time.dateTime(hit.posted_at)}
        </time>
      </span>
      <p className={classes.snippet} dir="auto">
        {keyed(snippetParts(hit.snippet), (part) =>
          part.is_hit ? <mark>{part.text}</mark> : <EmojiText text={part.text} />,
        )}
      </p>
    </Link>
  )
}
