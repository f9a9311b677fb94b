import { plural, t } from '@lingui/core/macro'
import { IconArrowBackUp, IconMoodSmile } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { HitReason, SearchHit } from '#shared/search'
import { AuthorName } from '../../message/AuthorName'
import { Avatar } from '../../message/Avatar'
import { countReactions } from '../../ui/counts'
import { EmojiText } from '../../ui/Emoji'
import { formatCount } from '../../ui/format'
import { useTimeFormat } from '../../ui/time'
import classes from './HitList.module.css'
import { Snippet } from './Snippet'

/** Why a hit is here, where the list has more than one way to come in. */
const WHY: Record<HitReason, string> = {
  words: t`words`,
  typos: t`spelled alike`,
  meaning: t`meaning`,
  conversation: t`conversation`,
  filters: t`filters`,
}

type Props = {
  hit: SearchHit
  index: number
  isSelected: boolean
  /** The name of its guild, where hits are of several; else null. */
  guildName: string | null
  /** Says why it is a hit: only where hits differ in that. */
  isExplained: boolean
  /** A click selects, and opens at the second; false = it opens at once. */
  isPreviewed: boolean
  onSelect: (index: number) => void
  onOpen: (hit: SearchHit) => void
}

/** A hit: who, where, when, and the words around what was found. A link to its place in the channel. */
export const HitRow = memo(function HitRow(props: Props) {
  const { hit, index, isSelected, guildName, onSelect, onOpen } = props
  const time = useTimeFormat()
  return (
    <Link
      className={classes.hit}
      data-hit={hit.message_id}
      data-hit-index={index}
      data-selected={isSelected || undefined}
      aria-current={isSelected ? 'true' : undefined}
      {...(isSelected && { 'data-pane-entry': '' })}
      tabIndex={isSelected ? 0 : -1}
      to="/g/$guildId/c/$channelId"
      params={{ guildId: hit.guild_id, channelId: hit.channel_id }}
      search={{ at: hit.message_id }}
      onFocus={() => onSelect(index)}
      onClick={(event) => {
        onSelect(index)
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        // Enter and a screen reader's click come without a count of clicks: they open.
        const isMouse = event.detail > 0
        if (!isMouse || !props.isPreviewed || event.detail > 1) onOpen(hit)
      }}
    >
      <Avatar author={hit} size={24} />
      <span className={classes.meta}>
        <span className={classes.author}>
          <AuthorName author={hit} />
        </span>
        <span className={classes.place}>
          <bdi>
            #<EmojiText text={hit.channel_name} />
          </bdi>
          {guildName !== null && (
            <>
              {' · '}
              <bdi>{guildName}</bdi>
            </>
          )}
        </span>
        {props.isExplained && (
          <span className={classes.why} title={t`Why it is here`}>
            {hit.why.map((reason) => WHY[reason]).join(' + ')}
          </span>
        )}
        <time className={classes.when} dateTime={hit.posted_at} title={time.exact(hit.posted_at)}>
          {time.day(hit.posted_at)}
          <span className={classes.clock}>, {time.time(hit.posted_at)}</span>
        </time>
      </span>
      <Snippet hit={hit} />
      <Facts hit={hit} />
    </Link>
  )
})

function Facts({ hit }: { hit: SearchHit }) {
  const { reaction_count, reply_count } = hit
  if (reaction_count === 0 && reply_count === 0) return null
  return (
    <span className={classes.facts}>
      {reaction_count > 0 && (
        <span className={classes.fact} title={countReactions(reaction_count)}>
          <IconMoodSmile size={14} stroke={1.7} aria-label={t`Reactions:`} />
          {formatCount(reaction_count)}
        </span>
      )}
      {reply_count > 0 && (
        <span
          className={classes.fact}
          title={plural(reply_count, {
            one: '# message answers it',
            other: '# messages answer it',
          })}
        >
          <IconArrowBackUp size={14} stroke={1.7} aria-label={t`Replies:`} />
          {formatCount(reply_count)}
        </span>
      )}
    </span>
  )
}
