import { t } from '@lingui/core/macro'
import { useMemo } from 'react'
import type { Overview } from '#shared/overview'
import type { ChartSpec, ColumnInfo, ResultRow } from '#shared/question'
import { ChartPart } from './ChartPart'
import { isSet } from './filters'
import classes from './Overview.module.css'
import type { View } from './use-view'

const SPEC: ChartSpec = { kind: 'heatmap', x: 'hour', y: 'weekday', value: 'messages' }
const COLUMNS: ColumnInfo[] = [
  { name: 'weekday', type: 'weekday', label: t`Weekday` },
  { name: 'hour', type: 'hour', label: t`Hour` },
  { name: 'messages', type: 'integer', label: t`Messages` },
]

/** When in the week people write; a square narrows the page to its hour. */
export function Week({ view, overview }: { view: View; overview: Overview }) {
  const { filters, scope, show, toggle } = view
  const rows = useMemo((): ResultRow[] => [...overview.hours], [overview.hours])
  const hourOf = (row: ResultRow) => ({ weekday: Number(row.weekday), hour: Number(row.hour) })
  return (
    <ChartPart
      className={classes.week}
      label={t`Hours of the week`}
      head={<h3 className={classes.partTitle}>{t`Hours of the week`}</h3>}
      note={scope.tz}
      spec={SPEC}
      columns={COLUMNS}
      rows={rows}
      picked={(row) => isSet(filters, 'week', hourOf(row))}
      onPick={(row) => toggle('week', hourOf(row))}
      onOpen={(row) => show(hourOf(row))}
    />
  )
}
