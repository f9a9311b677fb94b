import { t } from '@lingui/core/macro'
import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { MediaCounts, MediaQuery, MediaType, PanelPlace } from '#shared/panel'
import { callQuery } from '../../../client'
import { ExportMenu } from '../../../ui/ExportMenu'
import { formatCount } from '../../../ui/format'
import { useTimeFormat } from '../../../ui/time'
import { startOfDay } from '../../../ui/time-format'
import { Gallery } from './Gallery'
import { PanelFrame } from './PanelFrame'
import type { MediaParams } from './panel-params'

const TYPES: readonly { type: MediaType; label: string }[] = [
  { type: 'all', label: t`All files` },
  { type: 'image', label: t`Pictures` },
  { type: 'video', label: t`Videos` },
  { type: 'audio', label: t`Audio` },
  { type: 'file', label: t`Other files` },
  { type: 'embed', label: t`Pictures of links` },
  { type: 'sticker', label: t`Stickers` },
]
const KEPT = [
  { value: '', label: t`Anywhere` },
  { value: 'kept', label: t`On disk` },
  { value: 'missing', label: t`Not in the archive` },
]
const SORTS = [
  { value: 'newest', label: t`Newest` },
  { value: 'oldest', label: t`Oldest` },
  { value: 'largest', label: t`Largest` },
]

/** The gallery of a place with what it shows and how many there are. */
export function MediaView(props: {
  title: ReactNode
  place: PanelPlace
  /** What the file of an export is called. */
  name: string
  /** How wide a tile is at least, in pixels. */
  tile: number
  shown: MediaParams
  onShow: (shown: MediaParams) => void
  onClose?: (() => void) | undefined
  more?: ReactNode
}) {
  const { place, shown, onShow } = props
  const { type = 'all', kept, month } = shown
  // Only files of messages have a known size; the order that was wished for comes back with them.
  const isSized = type !== 'embed' && type !== 'sticker'
  const sort = shown.sort && (isSized || shown.sort !== 'largest') ? shown.sort : 'newest'
  const counts = useQuery(callQuery('media.item_counts', place)).data
  const { tz } = useTimeFormat()
  const at = month && sort !== 'largest' ? edgeOf(month, sort, tz) : null
  const query: MediaQuery = {
    ...place,
    type,
    sort,
    ...(kept ? { kept } : {}),
    ...(at ? { at } : {}),
  }
  return (
    <PanelFrame
      title={props.title}
      count={kept || at ? undefined : (counts?.[type] ?? null)}
      onClose={props.onClose}
      actions={
        <ExportMenu
          source={{ kind: 'media', query }}
          name={props.name}
          disabled={counts?.[type] === 0}
        />
      }
      bar={
        <>
          <NativeSelect
            size="xs"
            aria-label={t`Type of file`}
            data={typesOf(counts)}
            value={type}
            onChange={({ currentTarget }) =>
              onShow({ ...shown, type: currentTarget.value as MediaType })
            }
          />
          <NativeSelect
            size="xs"
            aria-label={t`Where the files are`}
            data={KEPT}
            value={kept ?? ''}
            onChange={({ currentTarget }) =>
              onShow({ ...shown, kept: (currentTarget.value || undefined) as MediaQuery['kept'] })
            }
          />
          <NativeSelect
            size="xs"
            aria-label={t`Order of the files`}
            data={isSized ? SORTS : SORTS.slice(0, 2)}
            value={sort}
            onChange={({ currentTarget }) =>
              onShow({ ...shown, sort: currentTarget.value as MediaQuery['sort'] })
            }
          />
          <TextInput
            size="xs"
            type="month"
            aria-label={t`Begin with the month`}
            title={t`Begin with the month`}
            disabled={sort === 'largest'}
            value={month ?? ''}
            onChange={({ currentTarget }) =>
              onShow({ ...shown, month: currentTarget.value || undefined })
            }
          />
          {props.more}
        </>
      }
    >
      <Gallery key={JSON.stringify(query)} query={query} tile={props.tile} />
    </PanelFrame>
  )
}

/** The instant at which a list that begins with a month begins. */
function edgeOf(month: string, sort: 'newest' | 'oldest', tz: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const first = new Date(Date.UTC(year, sort === 'newest' ? number : number - 1, 1))
  return startOfDay(first.toISOString().slice(0, 10), tz)
}

function typesOf(counts: MediaCounts | undefined) {
  return TYPES.map(({ type, label }) => ({
    value: type,
    label: counts ? `${label} (${formatCount(counts[type])})` : label,
    disabled: counts?.[type] === 0 && type !== 'all',
  }))
}
