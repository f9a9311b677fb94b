import { Anchor } from '@mantine/core'
import type { QuestionInfo, QuestionResult, ResultRow } from '#shared/question'
import { ChartView } from '../../ui/ChartView'
import { DataTable } from '../../ui/DataTable'
import { EmptyState } from '../../ui/EmptyState'
import { countOf } from '../../ui/format'
import { formatCell } from '../../ui/format-cell'
import { useTimeFormat } from '../../ui/time'
import classes from './Questions.module.css'

type Props = {
  info: QuestionInfo
  answer: QuestionResult
  /** The answer is of the choice before; the new one is on its way. */
  isBusy: boolean
  onOpen?: (row: ResultRow) => void
  onMore: () => void
}

/** An answer as a chart and a table; a mark or a row opens the messages behind it. */
export function Answer({ info, answer, isBusy, onOpen, onMore }: Props) {
  const open = onOpen ? { onOpen } : {}
  if (answer.rows.length === 0) {
    return (
      <EmptyState title="Nothing to count here">
        No message of this guild and time fits the question. Widen the dates or choose another
        guild.
      </EmptyState>
    )
  }
  return (
    <div className={`${classes.answer} ${isBusy ? classes.busy : ''}`} data-testid="answer">
      {info.chart.kind === 'number' && <BigNumber info={info} answer={answer} />}
      {(info.chart.kind === 'bar' || info.chart.kind === 'line') && (
        <ChartView spec={info.chart} columns={info.columns} rows={answer.rows} {...open} />
      )}
      <DataTable label={info.title} columns={info.columns} rows={answer.rows} {...open} />
      <p className={classes.note}>
        {answer.truncated ? (
          <>
            The first {countOf(answer.rows.length, 'row')}.{' '}
            {answer.rows.length < 1000 && (
              <Anchor component="button" type="button" size="xs" onClick={onMore}>
                Show up to 1,000
              </Anchor>
            )}{' '}
            An export holds all of them.
          </>
        ) : (
          <>{countOf(answer.rows.length, 'row')} in all.</>
        )}
        {onOpen && ' Click a row or a mark to read the messages behind it.'}
      </p>
    </div>
  )
}

function BigNumber({ info, answer }: Pick<Props, 'info' | 'answer'>) {
  const time = useTimeFormat()
  if (info.chart.kind !== 'number') return null
  const name = info.chart.y
  const column = info.columns.find((each) => each.name === name)
  if (!column) return null
  return (
    <p className={classes.number}>
      {formatCell(answer.rows[0]?.[column.name], column.type, time)}
      <span className={classes.note}> {column.label}</span>
    </p>
  )
}
