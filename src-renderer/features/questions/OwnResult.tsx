import { plural, t } from '@lingui/core/macro'
import { useMemo, useState } from 'react'
import type { OwnAnswer } from '#shared/own-question'
import type { ChartSpec, QuestionInfo, ResultRow } from '#shared/question'
import { EmptyState } from '../../ui/EmptyState'
import { formatCount } from '../../ui/format'
import { AnswerCharts } from './AnswerCharts'
import { AnswerTable } from './AnswerTable'
import { ChartChoice } from './ChartChoice'
import { chartsOf } from './charts'
import { useTableView } from './table-view'
import type { Caption } from './use-caption'
import classes from './Write.module.css'

type Rows = Extract<OwnAnswer, { kind: 'rows' }>

type Props = {
  info: QuestionInfo
  answer: Rows
  caption: Caption
  limit: number
  onLimit: (limit: number) => void
  onChart: (chart: ChartSpec) => void
  onOpen?: (row: ResultRow) => void
}

/** What a statement gave, drawn as is chosen, and as a table. */
export function OwnResult({ info, answer, caption, limit, onLimit, onChart, onOpen }: Props) {
  const [filter, setFilter] = useState('')
  const [sort, setSort] = useState<string | undefined>()
  const [hasIds, setIds] = useState(true)
  const columns = useMemo(
    () => answer.columns.filter(({ name }) => !name.startsWith('_')),
    [answer.columns],
  )
  const charts = useMemo(
    () => chartsOf(info.chart, columns, answer.rows, false),
    [info.chart, columns, answer.rows],
  )
  const view = useTableView({ columns, rows: answer.rows, hasIds, filter, sort })
  const open = onOpen ? { onOpen } : {}
  if (answer.rows.length === 0) {
    const names = columns.map(({ name }) => name).join(', ')
    return (
      <EmptyState title={t`No rows`}>
        {t`The statement ran and found nothing. Its columns are ${names}.`}
      </EmptyState>
    )
  }
  const { chart } = info
  const result = {
    ...answer,
    question: info.id,
    columns: columns.map(({ name }) => name),
    params: {},
  }
  return (
    <div className={classes.result} data-testid="answer">
      <ChartChoice chart={chart} columns={columns} onChange={onChart} />
      {charts.length > 0 && (
        <AnswerCharts
          charts={charts}
          columns={columns}
          caption={caption}
          name={info.id}
          {...open}
        />
      )}
      {chart.kind === 'number' && (
        <p className={classes.number}>{numberOf(answer.rows[0]?.[chart.y])}</p>
      )}
      <AnswerTable
        title={info.title || t`Answer`}
        answer={result}
        view={view}
        canShowIds={columns.some(({ type }) => type === 'id')}
        hasIds={hasIds}
        onIds={setIds}
        filter={filter}
        onFilter={(next) => setFilter(next ?? '')}
        onSort={setSort}
        limit={limit}
        onLimit={onLimit}
        {...open}
      />
    </div>
  )
}

function numberOf(value: unknown): string {
  return typeof value === 'number' ? formatCount(value) : String(value ?? '–')
}

/** `23 rows in 41 ms`. */
export function ranWords({ rows, truncated, ms }: Rows): string {
  const time = ms < 1000 ? t`${Math.max(1, Math.round(ms))} ms` : t`${(ms / 1000).toFixed(1)} s`
  const count = rows.length
  return truncated
    ? t`The first ${plural(count, { one: '# row', other: '# rows' })} in ${time}`
    : t`${plural(count, { one: '# row', other: '# rows' })} in ${time}`
}
