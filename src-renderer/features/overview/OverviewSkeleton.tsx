import { t } from '@lingui/core/macro'
import type { CSSProperties } from 'react'
import { CHART_HEIGHT } from './ChartPart'
import { type ListName, listTitle } from './Lists'
import overview from './Overview.module.css'
import classes from './OverviewSkeleton.module.css'
import ranking from './Ranking.module.css'
import { figuresOf } from './Totals'
import totals from './Totals.module.css'
import type { View } from './use-view'

/** How long the lines of a list are, in percent. */
const LINES = [86, 64, 58, 50, 42, 35, 27, 20]

/** The page with its headings, until its numbers are there. */
export function OverviewSkeleton({ view, lists }: { view: View; lists: readonly ListName[] }) {
  const figures = figuresOf(view)
  return (
    <div className={overview.parts} aria-hidden="true">
      <div className={overview.wide}>
        <div className={totals.totals} style={{ '--figures': figures.length } as CSSProperties}>
          {figures.map(({ count, label }) => (
            <div key={count} className={totals.figure}>
              <span className={totals.label}>{label}</span>
              <span className={classes.number} />
            </div>
          ))}
        </div>
      </div>
      <Chart className={overview.curve} title={t`Over time`} />
      <Chart className={overview.week} title={t`Hours of the week`} />
      {lists.map((list) => (
        <div key={list} className={ranking.section}>
          <div className={ranking.head}>
            <span className={ranking.title}>{listTitle(view.subject, list)}</span>
          </div>
          {/* as far apart as the rows of the list */}
          <div>
            {LINES.map((width) => (
              <div key={width} className={classes.line} style={{ width: `${width}%` }} />
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}

function Chart({ className, title }: { className: string | undefined; title: string }) {
  return (
    <div className={className}>
      <div className={overview.partHead}>
        <span className={overview.partTitle}>{title}</span>
      </div>
      <div className={classes.chart} style={{ height: CHART_HEIGHT }} />
    </div>
  )
}
