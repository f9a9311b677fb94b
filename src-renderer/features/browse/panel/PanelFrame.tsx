import { t } from '@lingui/core/macro'
import { CloseButton, Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { formatCount } from '../../../ui/format'
import classes from './Panel.module.css'

/** A panel: what it shows and how many, what can be done with all of it, and the way to close it. */
export function PanelFrame(props: {
  title: ReactNode
  /** null = not counted yet; absent = nothing to count. */
  count?: number | null | undefined
  actions?: ReactNode
  /** Absent = it cannot be closed: it is a page. */
  onClose?: (() => void) | undefined
  /** Filters, above what scrolls. */
  bar?: ReactNode
  children: ReactNode
}) {
  const { title, count, actions, bar } = props
  return (
    <div className={classes.frame}>
      <div className={classes.head}>
        <h2 className={classes.title}>
          {title}
          {typeof count === 'number' && <span className={classes.count}>{formatCount(count)}</span>}
        </h2>
        {actions}
        {props.onClose && (
          <CloseButton size="sm" aria-label={t`Close the panel`} onClick={props.onClose} />
        )}
      </div>
      {bar && <div className={classes.bar}>{bar}</div>}
      {props.children}
    </div>
  )
}

const LINES = [68, 54, 80, 46, 72, 60]

/** What stands in a panel until its rows are there. */
export function PanelSkeleton({ height = 36 }: { height?: number }) {
  return (
    <div className={classes.skeleton} aria-busy="true">
      {LINES.map((width) => (
        <Skeleton key={width} height={height} width={`${width}%`} />
      ))}
    </div>
  )
}
