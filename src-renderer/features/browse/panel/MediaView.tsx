import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { MediaCounts, MediaQuery, MediaType, PanelPlace } from '#shared/panel'
import { callQuery } from '../../../client'
import { ExportMenu } from '../../../ui/ExportMenu'
import { formatCount } from '../../../ui/format'
import { Gallery } from './Gallery'
import { PanelFrame } from './PanelFrame'
import type { MediaParams } from './panel-params'

const TYPES: readonly { type: MediaType; label: string }[] = [
  { type: 'all', label: 'All files' },
  { type: 'image', label: 'Pictures' },
  { type: 'video', label: 'Videos' },
  { type: 'audio', label: 'Audio' },
  { type: 'file', label: 'Other files' },
  { type: 'embed', label: 'Pictures of links' },
  { type: 'sticker', label: 'Stickers' },
]
const KEPT = [
  { value: '', label: 'Anywhere' },
  { value: 'kept', label: 'On disk' },
  { value: 'missing', label: 'Not in the archive' },
]
const SORTS = [
  { value: 'newest', label: 'Newest' },
  { value: 'oldest', label: 'Oldest' },
  { value: 'largest', label: 'Largest' },
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
  const { type = 'all', kept, sort = 'newest' } = shown
  const counts = useQuery(callQuery('media.item_counts', place)).data
  const query: MediaQuery = { ...place, type, sort, ...(kept ? { kept } : {}) }
  const isSized = type !== 'embed' && type !== 'sticker'
  return (
    <PanelFrame
      title={props.title}
      count={kept ? undefined : (counts?.[type] ?? null)}
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
            aria-label="Type of file"
            data={typesOf(counts)}
            value={type}
            onChange={({ currentTarget }) =>
              onShow({ ...shown, type: currentTarget.value as MediaType })
            }
          />
          <NativeSelect
            size="xs"
            aria-label="Where the files are"
            data={KEPT}
            value={kept ?? ''}
            onChange={({ currentTarget }) =>
              onShow({ ...shown, kept: (currentTarget.value || undefined) as MediaQuery['kept'] })
            }
          />
          <NativeSelect
            size="xs"
            aria-label="Order of the files"
            data={isSized ? SORTS : SORTS.slice(0, 2)}
            value={isSized || sort !== 'largest' ? sort : 'newest'}
            onChange={({ currentTarget }) =>
              onShow({ ...shown, sort: currentTarget.value as MediaQuery['sort'] })
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

function typesOf(counts: MediaCounts | undefined) {
  return TYPES.map(({ type, label }) => ({
    value: type,
    label: counts ? `${label} (${formatCount(counts[type])})` : label,
    disabled: counts?.[type] === 0 && type !== 'all',
  }))
}
