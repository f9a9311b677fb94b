import { t } from '@lingui/core/macro'
import { useElementSize } from '@mantine/hooks'
import { IconPhotoOff } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import {
  type KeyboardEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { VList, type VListHandle } from 'virtua'
import type { MediaItem, MediaQuery } from '#shared/panel'
import { call } from '../../../client'
import { periodName } from '../../../message/ActivityBars'
import { Lightbox, type LightboxPicture } from '../../../message/Lightbox'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorState } from '../../../ui/ErrorState'
import { focusRow } from '../../../ui/focus-row'
import { Late } from '../../../ui/Late'
import { useMediaAddresses } from '../../../ui/media'
import { useIsPanelOver } from '../../../ui/PanelLayout'
import { useTimeFormat } from '../../../ui/time'
import { FilePreview } from './FilePreview'
import classes from './Gallery.module.css'
import { type GalleryRow, galleryRows, rowOf, tileFrom } from './gallery-rows'
import { PanelSkeleton } from './PanelFrame'
import { Tile } from './Tile'
import { drawnAs } from './tile-kind'

const GAP = 4
const PAGE = 100
/** How far from the end more is asked for, in pixels. */
const AHEAD = 2000

/** The files of a place as a virtual grid. A picture opens in full size, anything else in a preview; both lead to the message. */
export function Gallery({ query, tile }: { query: MediaQuery; tile: number }) {
  const pages = useInfiniteQuery({
    queryKey: ['media.items', query],
    queryFn: ({ pageParam, signal }) =>
      call('media.items', { ...query, cursor: pageParam, limit: PAGE }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  })
  const items = useMemo(() => pages.data?.pages.flatMap((page) => page.items), [pages.data])
  const isWaiting = !items || (items.length === 0 && pages.hasNextPage)
  const { hasNextPage, isFetching, fetchNextPage } = pages
  const more = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage()
  }, [hasNextPage, isFetching, fetchNextPage])
  // Few of many may be on disk: a page can come without any.
  useEffect(() => {
    if (isWaiting && items) more()
  }, [isWaiting, items, more])

  if (pages.error) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
  if (isWaiting) {
    return (
      <Late>
        <PanelSkeleton height={96} />
      </Late>
    )
  }
  if (items.length === 0) {
    return (
      <EmptyState icon={IconPhotoOff} title={t`Nothing of this kind`}>
        {query.kept === 'kept'
          ? t`None of these files is on disk. Add the folder with the downloaded files in the library.`
          : t`No message here names such a file.`}
      </EmptyState>
    )
  }
  return <Grid items={items} query={query} tile={tile} onMore={more} />
}

type GridProps = {
  items: readonly MediaItem[]
  query: MediaQuery
  tile: number
  onMore: () => void
}

function Grid({ items, query, tile, onMore }: GridProps) {
  const { ref: sizer, width } = useElementSize()
  const list = useRef<VListHandle>(null)
  const holder = useRef<HTMLDivElement>(null)
  const { dayKey } = useTimeFormat()
  const [here, setHere] = useState(0)
  const isWalking = useRef(false)
  const [opened, setOpened] = useState<number | null>(null)
  const columns = Math.max(1, Math.floor((width + GAP) / (tile + GAP)))
  const size = width === 0 ? tile : (width - GAP * (columns - 1)) / columns
  const rows = useMemo(
    () =>
      galleryRows(
        items,
        columns,
        query.sort === 'largest' ? null : (iso) => dayKey(iso).slice(0, 7),
      ),
    [items, columns, query.sort, dayKey],
  )
  const kept = useMemo(() => [Math.max(0, rowOf(rows, here))], [rows, here])
  const goTo = useGoTo()

  const look = useCallback(() => {
    const view = list.current
    if (view && view.scrollOffset + view.viewportSize + AHEAD > view.scrollSize) onMore()
  }, [onMore])
  // A page that came in may not reach the end of the view.
  useEffect(() => {
    if (rows.length > 0) look()
  }, [rows, look])

  const press = (event: KeyboardEvent<HTMLElement>) => {
    const { dataset } = event.target as HTMLElement
    const from = event.target === holder.current ? String(here) : dataset.tile
    if (from === undefined) return
    if (event.key === 'm' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const item = items[Number(from)]
      if (item) goTo(item)
      return
    }
    const next = tileFrom(rows, Number(from), event.key)
    if (next === null) return
    event.preventDefault()
    isWalking.current = true
    setHere(next)
  }
  // A row that comes into view cannot have the focus before it is measured: the grid keeps it until then.
  useLayoutEffect(() => {
    if (!isWalking.current) return
    isWalking.current = false
    const grid = holder.current
    list.current?.scrollToIndex(rowOf(rows, here), { align: 'nearest' })
    if (!grid || focusTile(grid, here)) return
    grid.focus({ preventScroll: true })
    return focusRow(() => tileOf(grid, here))
  }, [here, rows])

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn as one
    <div
      ref={holder}
      className={classes.holder}
      role="group"
      aria-label={t`Files`}
      tabIndex={-1}
      onKeyDown={press}
    >
      <div ref={sizer} className={classes.sizer} />
      {width > 0 && (
        <VList
          ref={list}
          data={rows}
          className={classes.list}
          bufferSize={400}
          keepMounted={kept}
          onScroll={look}
        >
          {(row: GalleryRow) =>
            row.kind === 'month' ? (
              <Month key={row.key} at={row.at} />
            ) : (
              <div key={row.key} className={classes.row} style={{ height: size + GAP, gap: GAP }}>
                {row.items.map((item, index) => (
                  <Tile
                    key={`${item.channel_id}-${item.message_id}-${item.position}`}
                    item={item}
                    type={query.type}
                    size={size}
                    place={row.first + index}
                    isTabStop={row.first + index === here}
                    onFocus={setHere}
                    onOpen={setOpened}
                    onGo={goTo}
                  />
                ))}
              </div>
            )
          }
        </VList>
      )}
      <Opened items={items} type={query.type} place={opened} onPlace={setOpened} onGo={goTo} />
    </div>
  )
}

/** True when the tile is there and took the focus. */
function focusTile(grid: HTMLElement, place: number): boolean {
  const tile = tileOf(grid, place)
  tile?.focus({ preventScroll: true })
  return tile !== null && document.activeElement === tile
}

function tileOf(grid: HTMLElement, place: number): HTMLElement | null {
  return grid.querySelector(`[data-tile="${place}"]`)
}

/** Leads to the message of a file; a panel that covers the messages closes. */
function useGoTo(): (item: MediaItem) => void {
  const navigate = useNavigate()
  const isOver = useIsPanelOver()
  return useCallback(
    ({ guild_id, channel_id, message_id }: MediaItem) =>
      void navigate({
        to: '/g/$guildId/c/$channelId',
        params: { guildId: guild_id, channelId: channel_id },
        search: isOver ? { at: message_id, panel: undefined } : { at: message_id },
      }),
    [navigate, isOver],
  )
}

function Month({ at }: { at: string }) {
  const { dayKey } = useTimeFormat()
  return <h3 className={classes.month}>{periodName('month', dayKey(at).slice(0, 7))}</h3>
}

/** What was opened: all pictures of the gallery so far step by step, any other file alone. */
function Opened(props: {
  items: readonly MediaItem[]
  type: MediaQuery['type']
  place: number | null
  onPlace: (place: number | null) => void
  onGo: (item: MediaItem) => void
}) {
  const { items, type, place, onPlace, onGo } = props
  const addresses = useMediaAddresses()
  const item = place === null ? undefined : items[place]
  const src = item && drawnAs(item, type) === 'image' ? addresses.of(item.media) : null
  // Only while a picture is open: there can be many.
  const pictures = src === null ? [] : picturesOf(items, type, addresses.of)
  const index = pictures.findIndex((picture) => picture.place === place)
  return (
    <>
      <Lightbox
        pictures={pictures}
        place={index < 0 ? null : index}
        onPlace={(next) => onPlace(next === null ? null : (pictures[next]?.place ?? null))}
        onGo={(at) => {
          const shown = items[pictures[at]?.place ?? -1]
          onPlace(null)
          if (shown) onGo(shown)
        }}
      />
      <FilePreview
        item={item && src === null ? item : null}
        onClose={() => onPlace(null)}
        onGo={(shown) => {
          onPlace(null)
          onGo(shown)
        }}
      />
    </>
  )
}

function picturesOf(
  items: readonly MediaItem[],
  type: MediaQuery['type'],
  addressOf: (media: MediaItem['media']) => string | null,
): (LightboxPicture & { place: number })[] {
  return items.flatMap((item, place) => {
    const src = drawnAs(item, type) === 'image' ? addressOf(item.media) : null
    if (src === null) return []
    return { src, place, name: item.file_name, media: item.media, size_bytes: item.file_size_bytes }
  })
}
