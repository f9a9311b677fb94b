import { t } from '@lingui/core/macro'
import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconArrowUpRight, IconX } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useCallback, useLayoutEffect, useMemo, useRef } from 'react'
import type { MessageRow } from '#shared/rows'
import type { SearchHit } from '#shared/search'
import { callQuery, PASSING } from '../../client'
import { DayLine } from '../../message/DayLine'
import { continues } from '../../message/grouping'
import { MessageTools } from '../../message/MessageTools'
import { MessageView } from '../../message/MessageView'
import { EmojiText } from '../../ui/Emoji'
import { ErrorState } from '../../ui/ErrorState'
import { Late } from '../../ui/Late'
import { snippetParts } from '../../ui/snippet'
import { useTimeFormat } from '../../ui/time'
import classes from './HitPreview.module.css'

/** How many messages of the conversation are shown around a hit. */
const AROUND = 41

type Props = {
  hit: SearchHit
  guildName: string | null
  onOpen: (hit: SearchHit) => void
  /** Back to the list of hits. */
  onLeave: () => void
  onClose: () => void
}

/** The conversation around a hit, the hit in the middle. */
export function HitPreview({ hit, guildName, onOpen, onLeave, onClose }: Props) {
  const { channel_id, message_id } = hit
  const page = useQuery({
    ...callQuery('messages.page', {
      channel_id,
      place: { kind: 'around', message_id },
      limit: AROUND,
    }),
    ...PASSING,
    placeholderData: keepPreviousData,
  })
  const messages = page.data?.messages
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    const isList = event.target instanceof Element && event.target.hasAttribute('data-preview')
    if (event.key === 'Escape' || (event.key === 'ArrowLeft' && isList)) {
      event.preventDefault()
      onLeave()
    }
    if (event.key === 'Enter' && isList) {
      event.preventDefault()
      onOpen(hit)
    }
  }
  return (
    <section
      className={classes.preview}
      aria-label={t`Conversation around the hit`}
      onKeyDown={press}
      aria-busy={page.isPlaceholderData || undefined}
    >
      <header className={classes.head}>
        <h2 className={classes.title}>
          <bdi>
            #<EmojiText text={hit.channel_name} />
          </bdi>
          {guildName !== null && <bdi className={classes.guild}>{guildName}</bdi>}
        </h2>
        <Button
          variant="default"
          size="compact-xs"
          rightSection={<IconArrowUpRight size={14} aria-hidden="true" />}
          onClick={() => onOpen(hit)}
        >
          {t`Open`}
        </Button>
        <Tooltip label={t`Hide the conversation`}>
          <ActionIcon size="sm" aria-label={t`Hide the conversation`} onClick={onClose}>
            <IconX size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </header>
      {page.error ? (
        <ErrorState error={page.error} onRetry={() => page.refetch()} />
      ) : messages ? (
        <Conversation messages={messages} hit={hit} />
      ) : (
        <Late>
          <p className={classes.note}>{t`Looking for the conversation…`}</p>
        </Late>
      )}
    </section>
  )
}

function Conversation(props: { messages: readonly MessageRow[]; hit: SearchHit }) {
  const { messages, hit } = props
  const time = useTimeFormat()
  const holder = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const marked = `${hit.channel_id}-${hit.message_id}`
  const words = useMemo(
    () =>
      snippetParts(hit.snippet)
        .filter((part) => part.is_hit)
        .map((part) => part.text),
    [hit.snippet],
  )
  const find = useCallback(
    (id: string) => messages.find((message) => message.message_id === id),
    [messages],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: other messages, or another one of them
  useLayoutEffect(() => {
    const row = scroller.current?.querySelector('[data-marked]')
    row?.scrollIntoView({ block: 'center' })
  }, [marked, messages])

  return (
    <div ref={holder} className={classes.holder}>
      <div
        ref={scroller}
        className={classes.list}
        role="log"
        aria-live="off"
        aria-label={t`Messages of ${hit.channel_name}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
        tabIndex={0}
        data-preview=""
      >
        {messages.map((message, index) => {
          const before = messages[index - 1]
          const isNewDay =
            before === undefined || time.dayKey(before.posted_at) !== time.dayKey(message.posted_at)
          const isHit = message.message_id === hit.message_id
          return (
            <div key={message.message_id}>
              {isNewDay && <DayLine>{time.longDay(message.posted_at)}</DayLine>}
              <MessageView
                message={message}
                isContinued={!isNewDay && continues(before, message)}
                isMarked={isHit}
                {...(isHit && { highlight: words })}
              />
            </div>
          )
        })}
      </div>
      <MessageTools holder={holder} find={find} isApart />
    </div>
  )
}
