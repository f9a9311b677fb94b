import { t } from '@lingui/core/macro'
import { SegmentedControl } from '@mantine/core'
import { useMemo } from 'react'
import { spanOf } from '#charts/span'
import type { Overview } from '#shared/overview'
import type { ChartSpec, ColumnInfo, ResultRow } from '#shared/question'
import type { Scope } from '#shared/scope'
import { ChartPart } from './ChartPart'
import { withoutFilters } from './filters'
import classes from './Overview.module.css'
import type { CurveName } from './search-params'
import type { View } from './use-view'

const LABELS: Record<CurveName, string> = {
  messages: t`Messages`,
  authors: t`Authors`,
  new_authors: t`New authors`,
  so_far: t`Authors so far`,
}

const UNITS = { day: t`Day`, week: t`Week`, month: t`Month` }

/** How it went over all the time there is; a click or a drag narrows the page to a stretch of it. */
export function Curve({ view, overview }: { view: View; overview: Overview }) {
  const { subject, filters, change, show, toggle } = view
  const { unit, rows } = overview.activity
  const isOfAuthor = subject.author_id !== undefined
  const name = isOfAuthor ? 'messages' : (filters.curve ?? 'messages')
  const columns = useMemo(
    (): ColumnInfo[] => [
      { name: 'start', type: unit, label: UNITS[unit] },
      { name, type: 'integer', label: LABELS[name] },
    ],
    [unit, name],
  )
  const spec = useMemo((): ChartSpec => ({ kind: 'line', x: 'start', y: name }), [name])
  const shown = useMemo(() => withSums(rows), [rows])
  const { from, to } = filters
  const span = useMemo(
    () => (from || to ? { ...(from && { from }), ...(to && { to }) } : null),
    [from, to],
  )
  const open = (row: ResultRow) => {
    const behind: Scope = name === 'new_authors' ? { has: ['first'] } : {}
    const period = { unit, start: String(row.start) }
    show({ ...behind, ...withoutFilters(['time']), period })
  }
  return (
    <ChartPart
      className={classes.curve}
      label={t`Over time`}
      head={
        isOfAuthor ? (
          <h3 className={classes.partTitle}>{t`Messages over time`}</h3>
        ) : (
          <SegmentedControl
            size="xs"
            aria-label={t`What the curve counts over time`}
            data={Object.entries(LABELS).map(([value, label]) => ({ value, label }))}
            value={name}
            onChange={(curve) =>
              change({ curve: curve === 'messages' ? undefined : (curve as CurveName) })
            }
          />
        )
      }
      spec={spec}
      columns={columns}
      rows={shown}
      span={span}
      onSpan={(chosen) => change(chosen ?? withoutFilters(['time']))}
      onPick={(row) => toggle('time', spanOf(String(row.start), String(row.start), unit))}
      onOpen={open}
    />
  )
}

/** The rows of the curve, with how many people had written until then. */
function withSums(rows: Overview['activity']['rows']): ResultRow[] {
  let so_far = 0
  return rows.map((row) => {
    so_far += row.new_authors
    return { ...row, so_far }
  })
}
