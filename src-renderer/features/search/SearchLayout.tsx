import { t } from '@lingui/core/macro'
import { useElementSize, useLocalStorage } from '@mantine/hooks'
import { type CSSProperties, type ReactNode, type RefCallback, useState } from 'react'
import { useCommand } from '../../ui/commands'
import { Drawer } from '../../ui/Overlays'
import { ResizeHandle } from '../../ui/ResizeHandle'
import classes from './SearchLayout.module.css'

/** From these widths of the page on, in pixels, there is room for the facets beside the list, and for the conversation. */
const WITH_FACETS = 1040
const WITH_PREVIEW = 720
/** What the list of hits keeps of the width. */
const LIST = 340
const FACETS = { first: 224, min: 180, max: 360 }
const PREVIEW = { first: 480, min: 280, max: 900 }

/** What of the search page there is room for, and what of that is wanted. */
export type SearchPanes = {
  ref: RefCallback<HTMLDivElement>
  facets: 'beside' | 'over' | 'none'
  hasPreview: boolean
  /** False = there is no room for the conversation. */
  canPreview: boolean
  toggleFacets: () => void
  closeFacets: () => void
  togglePreview: () => void
  sizes: { facets: number; preview: number }
  setFacets: (width: number) => void
  setPreview: (width: number) => void
}

function useKept<T>(key: string, defaultValue: T) {
  return useLocalStorage<T>({ key, defaultValue, getInitialValueInEffect: false })
}

const clamp = (width: number, min: number, max: number) =>
  Math.round(Math.max(min, Math.min(max, width)))

/** The panes of the search page; widths and what is hidden are remembered. */
export function useSearchPanes(): SearchPanes {
  const { ref, width } = useElementSize<HTMLDivElement>()
  const [facets, setFacets] = useKept('search-facets-width', FACETS.first)
  const [preview, setPreview] = useKept('search-preview-width', PREVIEW.first)
  const [areFacetsHidden, hideFacets] = useKept('search-facets-hidden', false)
  const [isPreviewHidden, hidePreview] = useKept('search-preview-hidden', false)
  const [isOver, setOver] = useState(false)
  const isWide = width >= WITH_FACETS
  const isBeside = isWide && !areFacetsHidden
  const canPreview = width >= WITH_PREVIEW
  const room = width - LIST - (isBeside ? facets : 0)
  const toggleFacets = () => (isWide ? hideFacets(!areFacetsHidden) : setOver(!isOver))
  const togglePreview = () => hidePreview(!isPreviewHidden)
  useCommand('sidebar', toggleFacets)
  useCommand('panel', togglePreview, canPreview)
  return {
    ref,
    facets: isBeside ? 'beside' : isOver && !isWide ? 'over' : 'none',
    canPreview,
    hasPreview: canPreview && !isPreviewHidden,
    toggleFacets,
    closeFacets: () => setOver(false),
    togglePreview,
    sizes: { facets, preview: Math.min(preview, Math.max(PREVIEW.min, room)) },
    setFacets: (wished) => setFacets(clamp(wished, FACETS.min, FACETS.max)),
    setPreview: (wished) =>
      setPreview(clamp(wished, PREVIEW.min, Math.max(PREVIEW.min, Math.min(PREVIEW.max, room)))),
  }
}

/** The page below its head: facets, hits, and the conversation around one of them. */
export function SearchLayout(props: {
  panes: SearchPanes
  facets: ReactNode
  preview: ReactNode
  children: ReactNode
}) {
  const { panes, facets, preview } = props
  const { sizes } = panes
  const style = {
    '--facets-width': `${sizes.facets}px`,
    '--preview-width': `${sizes.preview}px`,
  } as CSSProperties
  return (
    <div className={classes.layout} style={style}>
      {panes.facets === 'beside' && facets !== null && (
        <aside className={classes.facets} aria-label={t`Narrow the search`} data-pane="side">
          {facets}
          <ResizeHandle
            side="right"
            label={t`Resize what narrows the search`}
            width={sizes.facets}
            onWidth={panes.setFacets}
          />
        </aside>
      )}
      <Drawer.Root
        position="left"
        size={280}
        opened={panes.facets === 'over'}
        onClose={panes.closeFacets}
      >
        <Drawer.Overlay backgroundOpacity={0.25} />
        <Drawer.Content aria-label={t`Narrow the search`}>
          <div className={classes.over}>
            <div className={classes.overHead}>
              <Drawer.Title className={classes.overTitle}>{t`Narrow the search`}</Drawer.Title>
              <Drawer.CloseButton aria-label={t`Close`} />
            </div>
            <div className={classes.overList}>
              {facets ?? (
                <p className={classes.nothing}>{t`No message fits: nothing to narrow.`}</p>
              )}
            </div>
          </div>
        </Drawer.Content>
      </Drawer.Root>
      <div className={classes.hits}>{props.children}</div>
      {preview !== null && (
        <div className={classes.preview}>
          {preview}
          <ResizeHandle
            side="left"
            label={t`Resize the conversation`}
            width={sizes.preview}
            onWidth={panes.setPreview}
          />
        </div>
      )}
    </div>
  )
}
