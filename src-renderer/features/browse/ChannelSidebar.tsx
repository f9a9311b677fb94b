import { t } from '@lingui/core/macro'
import { CloseButton, Skeleton, TextInput } from '@mantine/core'
import { IconChartBar, IconFilter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { VList, type VListHandle } from 'virtua'
import type { ChannelRow, GuildRow } from '#shared/rows'
import { callQuery } from '../../client'
import { useContextMenu } from '../../ui/ContextMenu'
import { useCommand } from '../../ui/commands'
import { Late } from '../../ui/Late'
import classes from './ChannelSidebar.module.css'
import { bestMatch, channelTree, type SideRow, sideRows, typeAhead } from './channel-tree'
import { SideMenu } from './SideMenu'
import { SideRowView } from './SideRowView'
import { useChannelActions } from './use-channel-actions'
import { toggled, useSideState } from './use-side-state'

/** How long typed letters count as one word. */
const TYPING_MS = 800

/** The guild's channels: filter, categories, threads under their parents; arrow keys walk through them. */
export function ChannelSidebar(props: {
  guildId: string
  guild: GuildRow | undefined
  /** null while they are not here yet. */
  channels: ChannelRow[] | null
  hereId: string | null
  /** True while the guild is shown as a whole. */
  isOverview: boolean
}) {
  const { guildId, guild, channels, hereId, isOverview } = props
  const isDirect = guildId === '0'
  const list = useRef<VListHandle>(null)
  const holder = useRef<HTMLDivElement>(null)
  const navigate = useNavigate()
  const [filter, setFilter] = useState('')
  const [state, change] = useSideState(guildId)
  const { open: openMenu, menu } = useContextMenu()
  const actionsOf = useChannelActions()
  // Only conversations are drawn with faces.
  const { data: icons } = useQuery({
    ...callQuery('channels.icons', { guild_id: guildId }),
    enabled: isDirect,
  })
  const iconOf = useMemo(
    () => new Map(icons?.map(({ channel_id, icon }) => [channel_id, icon])),
    [icons],
  )

  const groups = useMemo(() => channelTree(channels ?? [], state.sort), [channels, state.sort])
  const rows = useMemo(() => {
    const [open, closed, unfolded] = [state.open, state.closed, state.unfolded].map(
      (keys) => new Set(keys),
    )
    return sideRows(groups, {
      filter,
      isOpen: (id) => open?.has(id) ?? false,
      isClosed: (key) => closed?.has(key) ?? false,
      isUnfolded: (fold) => unfolded?.has(fold) ?? false,
      hereId,
    })
  }, [groups, filter, state.open, state.closed, state.unfolded, hereId])

  // The parent of a thread that was reached by a link opens, so that the place shows.
  const here = channels?.find((channel) => channel.channel_id === hereId)
  const above = here?.is_thread ? here.parent_id : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each place; shutting it again is allowed
  useEffect(() => {
    if (above) change(({ open }) => (open.includes(above) ? {} : { open: [...open, above] }))
  }, [above, hereId])

  // One stop of Tab for all of them: the row that had the focus last, else where one is, else the first channel.
  const [focusedKey, setFocusedKey] = useState<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is where one is now
  useEffect(() => setFocusedKey(null), [hereId])
  const stop = useMemo(() => {
    const isStop = [
      (row: SideRow) => row.key === focusedKey,
      (row: SideRow) => row.kind === 'channel' && row.channel.channel_id === hereId,
      (row: SideRow) => row.kind === 'channel',
    ]
    const found = isStop.map((is) => rows.findIndex(is)).find((index) => index >= 0)
    return found ?? 0
  }, [rows, focusedKey, hereId])

  const focusRow = (index: number) => {
    if (index < 0 || index >= rows.length) return
    list.current?.scrollToIndex(index, { align: 'nearest' })
    requestAnimationFrame(() =>
      holder.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus(),
    )
  }
  const typed = useRef({ text: '', at: 0 })
  const type = (event: KeyboardEvent<HTMLElement>, index: number) => {
    const isLetter = event.key.length === 1 && /[\p{L}\p{N}]/u.test(event.key)
    if (!isLetter || event.ctrlKey || event.metaKey || event.altKey) return false
    const isSame = event.timeStamp - typed.current.at < TYPING_MS
    const text = (isSame ? typed.current.text : '') + event.key
    typed.current = { text, at: event.timeStamp }
    focusRow(typeAhead(rows, index, text))
    return true
  }
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const from = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')
    const index = from ? Number(from.dataset.row) : -1
    const row = rows[index]
    const isOpen = row ? row.isOpen : null
    if (event.key === 'ArrowDown') focusRow(index + 1)
    else if (event.key === 'ArrowUp') focusRow(index - 1)
    else if (event.key === 'Home') focusRow(0)
    else if (event.key === 'End') focusRow(rows.length - 1)
    else if (event.key === 'ArrowRight' && isOpen === false) toggleRow(index)
    else if (event.key === 'ArrowRight' && isOpen === true) focusRow(index + 1)
    else if (event.key === 'ArrowLeft' && isOpen === true) toggleRow(index)
    else if (event.key === 'ArrowLeft' && row) focusRow(parentOf(index))
    else if (!type(event, index)) return
    event.preventDefault()
  }
  /** The row that a row stands under: of a thread its channel, of a channel its category. */
  const parentOf = (index: number) => {
    const isThread = depthOf(index) === 1
    return rows.findLastIndex(
      (row, at) =>
        at < index &&
        (row.kind === 'group' || (isThread && row.kind === 'channel' && row.depth === 0)),
    )
  }
  const depthOf = (index: number) => {
    const row = rows[index]
    return row && row.kind !== 'group' ? row.depth : 0
  }
  const openBest = () => {
    const row = rows[bestMatch(rows, filter)]
    if (row?.kind !== 'channel') return
    const { guild_id, channel_id } = row.channel
    void navigate({
      to: '/g/$guildId/c/$channelId',
      params: { guildId: guild_id, channelId: channel_id },
    })
  }
  const step = (by: 1 | -1) => {
    const all = rows.filter((row) => row.kind === 'channel')
    const at = all.findIndex((row) => row.channel.channel_id === hereId)
    const next = all[at < 0 ? 0 : (at + by + all.length) % all.length]
    if (!next) return
    void navigate({
      to: '/g/$guildId/c/$channelId',
      params: { guildId: next.channel.guild_id, channelId: next.channel.channel_id },
    })
  }
  useCommand('next_channel', () => step(1), rows.length > 0)
  useCommand('previous_channel', () => step(-1), rows.length > 0)
  const toggleRow = (index: number) => {
    const row = rows[index]
    if (row?.kind === 'group') {
      const key = row.key.slice('group '.length)
      change(({ closed }) => ({ closed: toggled(closed, key) }))
    }
    if (row?.kind === 'fold') change(({ unfolded }) => ({ unfolded: toggled(unfolded, row.key) }))
    if (row?.kind === 'channel') change(({ open }) => ({ open: toggled(open, row.key) }))
  }
  const collapse = () =>
    change(() => ({
      open: [],
      unfolded: [],
      closed: groups.flatMap(({ key, name }) => (name === null ? [] : [key])),
    }))

  return (
    <div className={classes.side}>
      <div className={classes.head}>
        <h1 className={classes.guild}>{guild?.guild_name ?? ' '}</h1>
        <div className={classes.tools}>
          <TextInput
            className={classes.filter}
            size="xs"
            aria-label={isDirect ? t`Filter conversations` : t`Filter channels`}
            placeholder={isDirect ? t`Filter conversations` : t`Filter channels`}
            leftSection={<IconFilter size={14} aria-hidden="true" />}
            rightSection={
              filter !== '' && (
                <CloseButton
                  size="xs"
                  aria-label={t`Clear the filter`}
                  onClick={() => setFilter('')}
                />
              )
            }
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown') {
                event.preventDefault()
                focusRow(rows.findIndex((row) => row.kind === 'channel'))
              }
              if (event.key === 'Enter') openBest()
              if (event.key === 'Escape') setFilter('')
            }}
          />
          <SideMenu
            state={state}
            isDirect={isDirect}
            onChange={(next) => change(() => next)}
            onCollapse={collapse}
            onExpand={() => change(() => ({ closed: [] }))}
          />
        </div>
        <Link
          className={classes.overview}
          to="/g/$guildId"
          params={{ guildId }}
          data-here={isOverview || undefined}
          aria-current={isOverview ? 'page' : undefined}
        >
          <IconChartBar size={16} stroke={1.7} aria-hidden="true" />
          {t`Overview`}
        </Link>
      </div>
      <nav
        ref={holder}
        className={classes.list}
        aria-label={isDirect ? t`Conversations` : t`Channels`}
        onKeyDown={press}
        onFocus={({ target }) => {
          const row = target.closest<HTMLElement>('[data-row]')?.dataset.row
          if (row !== undefined) setFocusedKey(rows[Number(row)]?.key ?? null)
        }}
      >
        {!channels ? (
          <Late>
            <SideSkeleton />
          </Late>
        ) : rows.length === 0 && filter !== '' ? (
          <div className={classes.none}>{t`Nothing has “${filter}” in its name.`}</div>
        ) : (
          <VList ref={list} data={rows} bufferSize={300} keepMounted={[stop]}>
            {(row, index) => (
              <SideRowView
                key={row.key}
                row={row}
                index={index}
                fact={state.fact}
                icon={row.kind === 'channel' ? (iconOf.get(row.key) ?? null) : null}
                isStop={index === stop}
                isHere={row.kind === 'channel' && row.channel.channel_id === hereId}
                onToggle={() => toggleRow(index)}
                onMenu={(event) => {
                  if (row.kind !== 'channel') return
                  openMenu(event, row.channel.channel_name, actionsOf(row.channel))
                }}
              />
            )}
          </VList>
        )}
      </nav>
      {menu}
    </div>
  )
}

const WIDTHS = ['55%', '70%', '40%', '62%', '48%', '75%', '35%', '58%']

function SideSkeleton() {
  return (
    <div className={classes.skeleton} aria-hidden="true">
      {WIDTHS.map((width) => (
        <Skeleton key={width} height={14} width={width} />
      ))}
    </div>
  )
}
