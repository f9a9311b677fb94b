import { Skeleton } from '@mantine/core'
import { CHART_HEIGHT } from './ChartPart'
import classes from './Overview.module.css'
import { SHORT } from './Ranking'

/** The place of everything until it is there. */
export function OverviewSkeleton({ lists }: { lists: number }) {
  return (
    <div className={classes.parts} aria-hidden="true">
      <Skeleton className={classes.wide} height={60} />
      <Skeleton className={classes.curve} height={CHART_HEIGHT + 28} />
      <Skeleton className={classes.week} height={CHART_HEIGHT + 28} />
      {Array.from({ length: lists }, (_each, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
        <Skeleton key={index} height={24 + SHORT * 28} />
      ))}
    </div>
  )
}
