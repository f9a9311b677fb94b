import { t } from '@lingui/core/macro'
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowBarToDown, IconArrowBarToUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useLocation, useRouter } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { PagePlace } from '#shared/api'
import type { ChannelRow, MessageRow } from '#shared/rows'
import { callQuery } from '../../client'
import { originalOf } from '../../message/MessageTools'
import { useCommand } from '../../ui/commands'
import { ExportMenu } from '../../ui/ExportMenu'
import { useTimeFormat } from '../../ui/time'
import { startOfDay } from '../../ui/time-format'
import { ChannelHead } from './ChannelHead'
import classes from './ChannelPage.module.css'
import { coveredBy, NOTHING_KNOWN } from './coverage-gaps'
import { DateJump } from './DateJump'
import { BackNote, NewerButton } from './ListNotes'
import { type Jump, MessageList } from './MessageList'
import { SelectionBar } from './SelectionBar'
import { Timeline } from './Timeline'
import { useSelection } from './use-selection'
import { viewStore } from './view-store'
import { visitedPlace } from './visited-places'

const route = getRouteApi('/g/$guildId/c/$channelId')

/** The messages of a channel with what leads through them. */
export function MessagesPage({ channel }: { channel: ChannelRow }) {
  const { channel_id } = channel
  const navigate = route.useNavigate()
  const { history } = useRouter()
  const { tz } = useTimeFormat()
  const place = usePlace()
  const view = useMemo(() => viewStore(), [])
  const selection = useSelection(channel_id)
  const coverage = useQuery(callQuery('files.coverage', { channel_id }))
  const covered = useMemo(
    () => (coverage.data ? coveredBy(coverage.data) : NOTHING_KNOWN),
    [coverage.data],
  )

  const { isFound, setFound } = useFound()
  const goBack = () => history.back()

  const { wish } = place
  const go = useCallback(
    (to: PagePlace) => {
      if (to.kind === 'date') {
        void navigate({ search: (old) => ({ ...old, at: undefined, date: to.at }) })
        return
      }
      wish({ place: to })
      void navigate({ search: (old) => ({ ...old, at: undefined, date: undefined }) })
    },
    [navigate, wish],
  )
  const goToDay = useCallback(
    (day: string) => go({ kind: 'date', at: startOfDay(day, tz) }),
    [go, tz],
  )
  const goToOriginal = useCallback(
    (message: MessageRow) => {
      const address = originalOf(message)
      if (address !== null) history.push(address)
    },
    [history],
  )

  useCommand('oldest', () => go({ kind: 'oldest' }))
  useCommand('newest', () => go({ kind: 'newest' }))

  return (
    <div className={classes.page}>
      <ChannelHead channel={channel}>
        <ExportMenu
          source={{ kind: 'messages', scope: { channel_id } }}
          name={channel.channel_name}
          disabled={channel.messages === 0}
        />
        <DateJump channel={channel} view={view} onPick={goToDay} />
        <Tooltip label={t`Oldest message`}>
          <ActionIcon
            aria-label={t`Go to the oldest message`}
            onClick={() => go({ kind: 'oldest' })}
          >
            <IconArrowBarToUp size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t`Newest message`}>
          <ActionIcon
            aria-label={t`Go to the newest message`}
            onClick={() => go({ kind: 'newest' })}
          >
            <IconArrowBarToDown size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </ChannelHead>
      <div className={classes.reading}>
        <MessageList
          channel={channel}
          jump={place.jump}
          at={place.at ?? null}
          visit={place.visit}
          covered={covered}
          selection={selection}
          view={view}
          onGo={go}
          onOriginal={goToOriginal}
          onLeave={isFound && !selection.isOn ? goBack : null}
        />
        <Timeline channel_id={channel_id} view={view} covered={covered} onDay={goToDay} />
        {place.isAway ? (
          <BackNote label={t`Back to where you were`} onBack={goBack} onClose={place.stay} />
        ) : (
          isFound && (
            <BackNote
              label={t`Back to the results`}
              onBack={goBack}
              onClose={() => setFound(false)}
            />
          )
        )}
        <NewerButton channel_id={channel_id} view={view} onNewest={() => go({ kind: 'newest' })} />
      </div>
      {selection.isOn && <SelectionBar channel={channel} selection={selection} />}
    </div>
  )
}

/** True while the list shows a hit of the search page, which lies one step back. */
function useFound() {
  const visit = useLocation({
    select: ({ state }) => (state.is_from_search ? state.__TSR_key : undefined),
  })
  const [closed, setClosed] = useState<string | null>(null)
  return {
    isFound: visit !== undefined && visit !== closed,
    setFound: (isFound: boolean) => setClosed(isFound ? null : (visit ?? null)),
  }
}

/**
 * Where the address wants the list to be. A visit that is come back to is where it was left; the same link followed twice
 * is two visits of one address, and the key of the visit tells them apart.
 */
function usePlace() {
  // From the location: the route's own search follows it later.
  const at = useLocation({ select: ({ search }) => search.at })
  const date = useLocation({ select: ({ search }) => search.date })
  const visit = useLocation({ select: ({ state }) => state.__TSR_key })
  const panel = useLocation({ select: ({ search }) => `${search.panel} ${search.author}` })
  const [jump, setJump] = useState<Jump | null>(() => backTo(visit) ?? jumpTo(at, date))
  const [isAway, setIsAway] = useState(false)

  const handled = useRef({ at, date, visit, panel })
  useEffect(() => {
    const { current } = handled
    const isSame = at === current.at && date === current.date
    if (isSame && visit === current.visit) return
    handled.current = { at, date, visit, panel }
    // A panel that opens or closes is a visit, too, and moves nothing.
    if (isSame && panel !== current.panel) return
    const back = backTo(visit)
    const next = back ?? jumpTo(at, date)
    setIsAway(back === null && at !== undefined)
    if (next) setJump(next)
  }, [at, date, visit, panel])

  const stay = useCallback(() => setIsAway(false), [])
  return { at, visit, jump, wish: setJump, isAway, stay }
}

function backTo(visit: string | undefined): Jump | null {
  const place = visitedPlace(visit)
  return place && { place: { kind: 'around', message_id: place.message_id }, back_to: place }
}

function jumpTo(at: string | undefined, date: string | undefined): Jump | null {
  if (at) return { place: { kind: 'around', message_id: at } }
  return date ? { place: { kind: 'date', at: date } } : null
}
