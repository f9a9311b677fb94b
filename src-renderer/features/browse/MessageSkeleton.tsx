import { Skeleton } from '@mantine/core'
import classes from './MessageList.module.css'

const WIDTHS = ['70%', '45%', '85%', '60%', '30%', '75%', '50%', '65%']

/** The layout of messages before they are here. */
export function MessageSkeleton() {
  return (
    <div className={classes.skeleton} aria-hidden="true">
      {WIDTHS.map((width) => (
        <div key={width} className={classes.skeletonRow}>
          <Skeleton circle height={36} />
          <div className={classes.skeletonText}>
            <Skeleton height={12} width="24%" mb={8} />
            <Skeleton height={14} width={width} />
          </div>
        </div>
      ))}
    </div>
  )
}

/** Messages that are on their way, at an end of the list: plain shapes that cost nothing to draw. */
export function SkeletonRows() {
  return (
    <div className={classes.coming} data-row="skeleton" aria-hidden="true">
      {WIDTHS.map((width) => (
        <div key={width} className={classes.comingRow}>
          <span className={classes.comingFace} />
          <span className={classes.comingText} style={{ width }} />
        </div>
      ))}
    </div>
  )
}
