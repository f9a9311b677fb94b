import { plural, t } from '@lingui/core/macro'
import { Tooltip } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { ReactionRow } from '#shared/rows'
import { callQuery, PASSING } from '../client'
import { formatCount } from '../ui/format'
import { useNameOf } from '../ui/names'
import { ReactionEmoji } from './ReactionEmoji'
import classes from './Reactions.module.css'
import { ReactionsDialog } from './ReactionsDialog'
import { reactorsLine } from './reactors-line'
import { useNear } from './use-near'

/** The message that reactions are of. */
export type ReactedMessage = { guild_id: string; channel_id: string; message_id: string }

type Props = { message: ReactedMessage; reactions: ReactionRow[] }

/** Discord lets a message have twenty; a file may say anything. */
const MOST = 50

/** The reactions to a message with their counts; each tells and opens who gave it. */
export function Reactions({ message, reactions }: Props) {
  const [opened, setOpened] = useState<string | null>(null)
  const { isNear, near } = useNear()
  if (reactions.length === 0) return null
  return (
    <>
      <ul className={classes.reactions} aria-label={t`Reactions`}>
        {reactions.slice(0, MOST).map((reaction) => (
          <li key={reaction.emoji_key}>
            <Chip
              message={message}
              reaction={reaction}
              onOpen={() => setOpened(reaction.emoji_key)}
              onNear={near.onFocus}
            />
          </li>
        ))}
      </ul>
      {isNear && (
        <ReactionsDialog
          message={message}
          reactions={reactions}
          emoji_key={opened}
          onShow={setOpened}
        />
      )}
    </>
  )
}

/** So many names stand in the tooltip. */
const NAMES = 5

function Chip(props: {
  message: ReactedMessage
  reaction: ReactionRow
  onOpen(): void
  onNear(): void
}) {
  const { reaction } = props
  const { channel_id, message_id } = props.message
  const { emoji_key, emoji_name, is_custom, count } = reaction
  const [isAsked, setAsked] = useState(false)
  const come = () => {
    setAsked(true)
    props.onNear()
  }
  const nameOf = useNameOf()
  const chip = useRef<HTMLButtonElement>(null)
  const { data } = useQuery({
    ...callQuery('messages.reactors', { channel_id, message_id, emoji_key, limit: NAMES }),
    ...PASSING,
    enabled: isAsked,
  })
  const shown = is_custom ? `:${emoji_name}:` : emoji_key
  const who = data && reactorsLine(data, data.authors.map(nameOf))
  return (
    <Tooltip
      multiline
      maw={280}
      events={{ hover: true, focus: true, touch: false }}
      label={
        <span className={classes.tip}>
          <span className={classes.tipEmoji}>
            <ReactionEmoji reaction={reaction} />
          </span>
          <bdi>{who ?? `${shown} ${formatCount(count)}`}</bdi>
        </span>
      }
    >
      <button
        ref={chip}
        type="button"
        className={classes.reaction}
        aria-haspopup="dialog"
        aria-label={t`${shown}: ${plural(count, { one: '# reaction', other: '# reactions' })}, show who reacted`}
        onPointerEnter={come}
        onFocus={come}
        onClick={props.onOpen}
      >
        <ReactionEmoji reaction={reaction} />
        <span className={classes.count}>{formatCount(count)}</span>
      </button>
    </Tooltip>
  )
}
