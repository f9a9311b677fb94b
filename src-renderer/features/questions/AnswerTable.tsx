import { plural, t } from '@lingui/core/macro'
import { Checkbox, CloseButton, Select, TextInput } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { MAX_ROWS } from '#shared/own-question'
import type { QuestionResult, ResultRow } from '#shared/question'
import { DataTable } from '../../ui/DataTable'
import { EmptyState } from '../../ui/EmptyState'
import { formatCount } from '../../ui/format'
import { toggleSort } from '../../ui/sort-rows'
import { useTyped } from '../../ui/typed'
import classes from './Questions.module.css'
import { sortText, type TableView } from './table-view'

const LIMITS = [10, 20, 50, 100, 500, 1000, MAX_ROWS]

type Props = {
  title: string
  answer: QuestionResult
  view: TableView
  /** True when the answer has ids to show. */
  canShowIds: boolean
  hasIds: boolean
  onIds: (has: boolean) => void
  filter: string
  onFilter: (filter: string | undefined) => void
  onSort: (sort: string | undefined) => void
  limit: number
  onLimit: (limit: number) => void
  onOpen?: (row: ResultRow) => void
}

/** The table of an answer, and what sorts, filters and cuts it. */
export function AnswerTable(props: Props) {
  const { title, answer, view, limit, onOpen } = props
  const [typed, setTyped] = useTyped(props.filter, (text) => props.onFilter(text || undefined))
  const limits = [...new Set([...LIMITS, limit])].sort((a, b) => a - b)
  return (
    <section className={classes.tablePart} aria-label={t`Table`}>
      <div className={classes.tableTools}>
        <TextInput
          size="xs"
          w={220}
          aria-label={t`Filter the table`}
          placeholder={t`Filter the table`}
          leftSection={<IconFilter size={14} aria-hidden />}
          rightSection={
            typed !== '' && (
              <CloseButton
                size="xs"
                aria-label={t`Clear the filter`}
                onClick={() => setTyped('')}
              />
            )
          }
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && typed !== '') setTyped('')
          }}
        />
        <span className={classes.note} aria-live="polite" data-testid="row-count">
          {countWords(view.rows.length, answer)}
        </span>
        <span className={classes.push} />
        {props.canShowIds && (
          <Checkbox
            size="xs"
            label={t`Ids`}
            checked={props.hasIds}
            onChange={(event) => props.onIds(event.currentTarget.checked)}
          />
        )}
        <Select
          size="xs"
          w={132}
          aria-label={t`Rows at most`}
          allowDeselect={false}
          data={limits.map((count) => ({
            value: String(count),
            label: t`At most ${formatCount(count)}`,
          }))}
          value={String(limit)}
          onChange={(next) => props.onLimit(Number(next))}
        />
      </div>
      {view.rows.length === 0 ? (
        <EmptyState title={t`No row has these words`}>
          {t`Take the filter away to see all.`}
        </EmptyState>
      ) : (
        <DataTable
          label={title}
          columns={view.columns}
          rows={view.rows}
          sort={view.sort}
          onSort={(column) => props.onSort(sortText(toggleSort(view.sort, column)))}
          {...(onOpen ? { onOpen } : {})}
        />
      )}
      <p className={classes.note}>
        {answer.truncated && `${t`There are more; an export holds all of them.`} `}
        {onOpen && t`Click a row or a mark to read the messages behind it.`}
      </p>
    </section>
  )
}

/** `12 of 100 rows`, `The first 20 rows`, `7 rows in all`. */
function countWords(shown: number, { rows, truncated }: QuestionResult): string {
  const all = rows.length
  if (shown < all) {
    return t`${formatCount(shown)} of ${plural(all, { one: '# row', other: '# rows' })}`
  }
  return truncated
    ? t`The first ${plural(shown, { one: '# row', other: '# rows' })}`
    : t`${plural(shown, { one: '# row', other: '# rows' })} in all`
}
