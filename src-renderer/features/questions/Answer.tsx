import { t } from '@lingui/core/macro'
import { Anchor, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ColumnInfo, QuestionInfo, QuestionResult, ResultRow } from '#shared/question'
import { callQuery } from '../../client'
import { EmptyState } from '../../ui/EmptyState'
import { formatCell } from '../../ui/format-cell'
import { useTimeFormat } from '../../ui/time'
import { AnswerCharts } from './AnswerCharts'
import { AnswerMessages } from './AnswerMessages'
import { AnswerTable } from './AnswerTable'
import type { AnswerChart } from './charts'
import classes from './Questions.module.css'
import type { TableView } from './table-view'
import type { Caption } from './use-caption'

type Props = {
  info: QuestionInfo
  answer: QuestionResult
  columns: ColumnInfo[]
  charts: readonly AnswerChart[]
  caption: Caption
  /** The guilds that were asked and have nothing to count. */
  missingIn: readonly string[]
  /** Where the rows are messages: shown as a table instead. */
  isTable: boolean
  onTable: (isTable: boolean) => void
  /** The answer is of the choice before; the new one is on its way. */
  isBusy: boolean
  onOpen?: (row: ResultRow) => void
  table: Omit<Parameters<typeof AnswerTable>[0], 'title' | 'answer' | 'onOpen'> & {
    view: TableView
  }
}

/** An answer as a chart and a table; a mark or a row opens the messages behind it. */
export function Answer(props: Props) {
  const { info, answer, columns, charts, caption, isBusy, isTable, onOpen, table } = props
  const open = onOpen ? { onOpen } : {}
  const { kind } = info.chart
  const isNumber = kind === 'number' && charts.length === 0
  const isMessages = useMemo(
    () => kind === 'messages' && columns.some(({ name }) => name === 'message_id'),
    [kind, columns],
  )
  if (answer.rows.length === 0) {
    return (
      <EmptyState title={t`Nothing to count here`}>
        {t`No message of this choice fits the question. Widen the time, or choose another guild, channel or author.`}
      </EmptyState>
    )
  }
  return (
    <div className={`${classes.answer} ${isBusy ? classes.busy : ''}`} data-testid="answer">
      {isNumber && <Numbers info={info} answer={answer} {...open} />}
      {charts.length > 0 && (
        <AnswerCharts
          charts={charts}
          columns={columns}
          caption={caption}
          name={info.id}
          {...open}
        />
      )}
      <NothingIn guildIds={props.missingIn} />
      {isMessages && (
        <SegmentedControl
          className={classes.as}
          size="xs"
          aria-label={t`Show as`}
          data={[
            { value: 'messages', label: t`Messages` },
            { value: 'table', label: t`Table` },
          ]}
          value={isTable ? 'table' : 'messages'}
          onChange={(next) => props.onTable(next === 'table')}
        />
      )}
      {isMessages && !isTable && <AnswerMessages columns={columns} rows={answer.rows} />}
      {!isNumber && !(isMessages && !isTable) && (
        <AnswerTable title={info.title} answer={answer} {...table} {...open} />
      )}
    </div>
  )
}

/** Of several guilds those that the charts cannot show. */
function NothingIn({ guildIds }: { guildIds: readonly string[] }) {
  const { data: guilds = [] } = useQuery(callQuery('guilds.list', {}))
  const names = guilds.filter(({ guild_id }) => guildIds.includes(guild_id))
  if (names.length === 0) return null
  const guildNames = names.map(({ guild_name }) => guild_name).join(', ')
  return <p className={classes.note}>{t`Nothing to count in ${guildNames}.`}</p>
}

/** The number that was asked for, large, and the others beside it. */
function Numbers({ info, answer, onOpen }: Pick<Props, 'info' | 'answer' | 'onOpen'>) {
  const time = useTimeFormat()
  const { chart } = info
  if (chart.kind !== 'number') return null
  const row = answer.rows[0]
  return (
    <>
      <dl className={classes.numbers}>
        {info.columns
          .toSorted((a, b) => Number(b.name === chart.y) - Number(a.name === chart.y))
          .map(({ name, type, label }) => (
            <div
              key={name}
              className={classes.numberItem}
              data-main={name === chart.y || undefined}
            >
              <dt>{label}</dt>
              <dd>{formatCell(row?.[name], type, time)}</dd>
            </div>
          ))}
      </dl>
      {row && onOpen && (
        <Anchor component="button" type="button" size="xs" onClick={() => onOpen(row)}>
          {t`The messages behind it`}
        </Anchor>
      )}
    </>
  )
}
