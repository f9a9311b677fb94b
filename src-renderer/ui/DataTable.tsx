import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { type ColumnInfo, isNumeric, type ResultRow } from '#shared/question'
import classes from './DataTable.module.css'
import { formatCell } from './format-cell'
import { type Sort, sortRows, toggleSort } from './sort-rows'
import { useTimeFormat } from './time'
import type { TimeFormat } from './time-format'

type Props = {
  label: string
  columns: readonly ColumnInfo[]
  rows: readonly ResultRow[]
  /** Opens what is behind a row; absent = rows lead nowhere. */
  onOpen?: (row: ResultRow) => void
}

/** A result as a table: sorted by a click on a column, opened by a click or Enter on a row. */
export function DataTable({ label, columns, rows, onOpen }: Props) {
  const time = useTimeFormat()
  const [sort, setSort] = useState<Sort | null>(null)
  const sorted = useMemo(() => sortRows(rows, sort), [rows, sort])
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
                onSort={() => setSort(toggleSort(sort, column.name))}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ row, index }) => (
            <tr
              key={index}
              className={onOpen && classes.row}
              tabIndex={onOpen && 0}
              onClick={() => onOpen?.(row)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') onOpen?.(row)
              }}
            >
              {columns.map((column) => (
                <BodyCell key={column.name} column={column} row={row} time={time} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
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

function BodyCell(props: { column: ColumnInfo; row: ResultRow; time: TimeFormat }) {
  const { column, row, time } = props
  const text = formatCell(row[column.name], column.type, time)
  if (isNumeric(column.type)) return <td className={classes.number}>{text}</td>
  return (
    <td className={column.type === 'id' ? classes.id : undefined} title={text}>
      <bdi>{text}</bdi>
    </td>
  )
}
