import { CloseButton, Skeleton, TextInput } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { VList, type VListHandle } from 'virtua'
import type { ChannelRow, GuildRow } from '#shared/rows'
import { Late } from '../../ui/Late'
import classes from './ChannelSidebar.module.css'
import { bestMatch, channelTree, sideRows } from './channel-tree'
import { SideRowView } from './SideRowView'

/** The guild's channels: filter, categories, threads under their parents; arrow keys walk through them. */
export function ChannelSidebar(props: {
  guild: GuildRow | undefined
  /** null while they are not here yet. */
  channels: ChannelRow[] | null
  hereId: string | null
}) {
  const { guild, channels, hereId } = props
  const list = useRef<VListHandle>(null)
  const holder = useRef<HTMLDivElement>(null)
  const navigate = useNavigate()
  const [filter, setFilter] = useState('')
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())

  const groups = useMemo(() => channelTree(channels ?? []), [channels])
  const rows = useMemo(
    () =>
      sideRows(groups, {
        filter,
        isOpen: (id) => open.has(id),
        isClosed: (key) => closed.has(key),
      }),
    [groups, filter, open, closed],
  )

  // The parent of a thread that was reached by a link opens, so that the place shows.
  useEffect(() => {
    const here = channels?.find((channel) => channel.channel_id === hereId)
    const parent = here?.is_thread ? here.parent_id : null
    if (parent) setOpen((old) => (old.has(parent) ? old : new Set(old).add(parent)))
  }, [channels, hereId])

  const focusRow = (index: number) => {
    if (index < 0 || index >= rows.length) return
    list.current?.scrollToIndex(index, { align: 'nearest' })
    requestAnimationFrame(() =>
      holder.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus(),
    )
  }
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const from = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')
    const index = from ? Number(from.dataset.row) : -1
    const row = rows[index]
    if (event.key === 'ArrowDown') focusRow(index + 1)
    else if (event.key === 'ArrowUp') focusRow(index - 1)
    else if (event.key === 'ArrowRight' && row?.isOpen === false) toggleRow(index)
    else if (event.key === 'ArrowLeft' && row?.isOpen === true) toggleRow(index)
    else return
    event.preventDefault()
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
  const toggleRow = (index: number) => {
    const row = rows[index]
    if (row?.kind === 'group') setClosed((old) => toggled(old, row.key.slice('group '.length)))
    if (row?.kind === 'channel') setOpen((old) => toggled(old, row.key))
  }

  return (
    <div className={classes.side}>
      <div className={classes.head}>
        <h1 className={classes.guild}>{guild?.guild_name ?? ' '}</h1>
        <TextInput
          size="xs"
          aria-label="Filter channels"
          placeholder="Filter channels"
          leftSection={<IconFilter size={14} aria-hidden="true" />}
          rightSection={
            filter !== '' && (
              <CloseButton size="xs" aria-label="Clear the filter" onClick={() => setFilter('')} />
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
      </div>
      <nav ref={holder} className={classes.list} aria-label="Channels" onKeyDown={press}>
        {!channels ? (
          <Late>
            <SideSkeleton />
          </Late>
        ) : rows.length === 0 && filter !== '' ? (
          <div className={classes.none}>No channel has “{filter}” in its name.</div>
        ) : (
          <VList ref={list} data={rows} bufferSize={300}>
            {(row, index) => (
              <SideRowView
                key={row.key}
                row={row}
                index={index}
                isHere={row.kind === 'channel' && row.channel.channel_id === hereId}
                onToggle={() => toggleRow(index)}
              />
            )}
          </VList>
        )}
      </nav>
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

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(key)) next.add(key)
  return next
}
