import { t } from '@lingui/core/macro'
import {
  ActionIcon,
  CloseButton,
  Skeleton,
  TextInput,
  Tooltip,
  UnstyledButton,
} from '@mantine/core'
import { IconArrowBarToLeft, IconChevronRight, IconSearch, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { SchemaTable } from '#shared/schema'
import { formatCount } from '../../ui/format'
import { walkThrough } from '../../ui/walk'
import classes from './Write.module.css'

type Props = {
  tables: readonly SchemaTable[] | undefined
  /** Writes a name into the statement. */
  onInsert: (text: string) => void
  onClose: () => void
}

const walk = walkThrough('[data-schema]')

/** What a statement can read: tables with their rows, columns with their types, each with what it holds. */
export function TablesPanel({ tables, onInsert, onClose }: Props) {
  const [find, setFind] = useState('')
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const words = find.trim().toLowerCase()
  const found = (tables ?? []).filter((table) => words === '' || says(table, words))
  const groups = [
    { title: null, tables: found.filter((table) => table.is_main) },
    { title: t`Inside the app`, tables: found.filter((table) => !table.is_main) },
  ]
  const toggle = (name: string) => {
    const next = new Set(open)
    if (!next.delete(name)) next.add(name)
    setOpen(next)
  }
  return (
    <div className={classes.tables}>
      <div className={classes.tablesHead}>
        <h2 className={classes.tablesTitle}>{t`Tables`}</h2>
        <ActionIcon size="sm" aria-label={t`Close the tables`} onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      <div className={classes.tablesFind}>
        <TextInput
          size="xs"
          aria-label={t`Find a table or column`}
          placeholder={t`Find a table or column`}
          leftSection={<IconSearch size={14} aria-hidden />}
          rightSection={
            find !== '' && (
              <CloseButton size="xs" aria-label={t`Clear the words`} onClick={() => setFind('')} />
            )
          }
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
        />
      </div>
      <nav className={classes.tablesList} aria-label={t`Tables and columns`} onKeyDown={walk}>
        {tables === undefined && <Skeleton m={12} height={200} radius="sm" />}
        {tables !== undefined && found.length === 0 && (
          <p className={classes.note}>{t`No table or column has these words.`}</p>
        )}
        {groups.map(
          (group) =>
            group.tables.length > 0 && (
              <section key={group.title ?? ''}>
                {group.title && <h3 className={classes.tablesGroup}>{group.title}</h3>}
                <ul className={classes.plain}>
                  {group.tables.map((table) => (
                    <TableItem
                      key={table.name}
                      table={table}
                      words={words}
                      isOpen={open.has(table.name) || hasColumn(table, words)}
                      onToggle={() => toggle(table.name)}
                      onInsert={onInsert}
                    />
                  ))}
                </ul>
              </section>
            ),
        )}
      </nav>
    </div>
  )
}

function says(table: SchemaTable, words: string): boolean {
  return `${table.name} ${table.about}`.toLowerCase().includes(words) || hasColumn(table, words)
}

function hasColumn({ columns }: SchemaTable, words: string): boolean {
  return words !== '' && columns.some(({ name }) => name.includes(words))
}

function TableItem(props: {
  table: SchemaTable
  words: string
  isOpen: boolean
  onToggle: () => void
  onInsert: (text: string) => void
}) {
  const { table, words, isOpen, onToggle, onInsert } = props
  const { name, about, rows, is_estimate, is_view, columns } = table
  const count = formatCount(rows ?? 0)
  const tableName = `discord.${name}`
  return (
    <li>
      <div className={classes.table}>
        <UnstyledButton
          className={classes.tableName}
          data-schema=""
          aria-expanded={isOpen}
          onClick={onToggle}
        >
          <IconChevronRight
            size={14}
            className={classes.chevron}
            data-open={isOpen || undefined}
            aria-hidden
          />
          <span className={classes.mono}>{name}</span>
          <span className={classes.rows}>
            {is_view ? t`view` : is_estimate ? t`about ${count}` : count}
          </span>
        </UnstyledButton>
        <Tooltip label={t`Write ${tableName}`}>
          <ActionIcon
            className={classes.insert}
            size="sm"
            aria-label={t`Write ${tableName}`}
            onClick={() => onInsert(tableName)}
          >
            <IconArrowBarToLeft size={14} />
          </ActionIcon>
        </Tooltip>
      </div>
      {isOpen && (
        <>
          {about !== '' && <p className={classes.tableAbout}>{about}</p>}
          <ul className={classes.plain}>
            {columns.map((column) => (
              <li key={column.name}>
                <UnstyledButton
                  className={classes.columnRow}
                  data-schema=""
                  data-found={(words !== '' && column.name.includes(words)) || undefined}
                  onClick={() => onInsert(column.name)}
                  title={t`Write ${column.name}`}
                >
                  <span className={classes.columnName}>{column.name}</span>
                  <span className={classes.type}>{column.type}</span>
                  {column.about !== '' && (
                    <span className={classes.columnAbout}>{column.about}</span>
                  )}
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </>
      )}
    </li>
  )
}
