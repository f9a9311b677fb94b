import { plural, t } from '@lingui/core/macro'
import { Button, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { type ColumnInfo, isNumeric, type ResultRow } from '#shared/question'
import classes from './DataTable.module.css'
import { formatCell } from './format-cell'
import { columnDigits } from './number-digits'
import type { Sort } from './sort-rows'
import { useTimeFormat } from './time'
import type { TimeFormat } from './time-format'
import { walkThrough } from './walk'

/** So many rows are drawn at first, and more of them at a time. */
const PAGE = 200

type Props = {
  label: string
  columns: readonly ColumnInfo[]
  /** In the order in which they stand. */
  rows: readonly ResultRow[]
  sort: Sort | null
  /** Asks for another order: a click on a column. */
  onSort: (column: string) => void
  /** Opens what is behind a row; absent = rows lead nowhere. */
  onOpen?: (row: ResultRow) => void
}

const walk = walkThrough('tr[tabindex]')

/** A result as a table: sorted by a click on a column, opened by a click or Enter on a row. Its rows are one tab stop; arrow keys walk through them. */
export function DataTable({ label, columns, rows, sort, onSort, onOpen }: Props) {
  const time = useTimeFormat()
  const [shown, setShown] = useState(PAGE)
  const [stop, setStop] = useState(0)
  const more = rows.length - shown
  const next = Math.min(more, PAGE * 5)
  const digits = useMemo(
    () => new Map(columns.map((column) => [column.name, columnDigits(column, rows)])),
    [columns, rows],
  )
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell
                key={column.name}
                column={column}
                sort={sort}
                onSort={() => onSort(column.name)}
              />
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={walk}>
          {rows.slice(0, shown).map((row, index) => (
            <tr
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no key of their own, and none is kept open
              key={index}
              className={onOpen && classes.row}
              tabIndex={onOpen && (index === Math.min(stop, rows.length - 1) ? 0 : -1)}
              onFocus={() => setStop(index)}
              onClick={() => onOpen?.(row)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') onOpen?.(row)
              }}
            >
              {columns.map((column) => (
                <BodyCell
                  key={column.name}
                  column={column}
                  row={row}
                  time={time}
                  digits={digits.get(column.name)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && (
        <div className={classes.more}>
          <Button size="xs" variant="subtle" onClick={() => setShown(shown + PAGE * 5)}>
            {t`Show ${plural(next, { one: '# more row', other: '# more rows' })}`}
          </Button>
        </div>
      )}
    </div>
  )
}

function HeadCell(props: { column: ColumnInfo; sort: Sort | null; onSort: () => void }) {
  const { column, sort, onSort } = props
  const direction = sort?.column === column.name ? sort.direction : null
  const Icon = direction === 'descending' ? IconArrowDown : IconArrowUp
  return (
    <th
      scope="col"
      className={isNumeric(column.type) ? classes.number : undefined}
      aria-sort={direction ?? 'none'}
    >
      <UnstyledButton className={classes.head} onClick={onSort}>
        {column.label}
        {direction && <Icon size={12} aria-hidden />}
      </UnstyledButton>
    </th>
  )
}

function BodyCell(props: {
  column: ColumnInfo
  row: ResultRow
  time: TimeFormat
  digits: number | undefined
}) {
  const { column, row, time, digits } = props
  const text = formatCell(row[column.name], column.type, time, digits)
  if (isNumeric(column.type)) return <td className={classes.number}>{text}</td>
  return (
    <td className={column.type === 'id' ? classes.id : undefined} title={text}>
      <bdi>{text}</bdi>
    </td>
  )
}
