import { t } from '@lingui/core/macro'
import { UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import type { ColumnInfo, ResultRow } from '#shared/question'
import type { MessageRow } from '#shared/rows'
import { callQuery } from '../../client'
import { ConversationLink } from '../../message/ConversationLink'
import { MessageTools } from '../../message/MessageTools'
import { MessageView } from '../../message/MessageView'
import { ErrorState } from '../../ui/ErrorState'
import { formatCell } from '../../ui/format-cell'
import { Late } from '../../ui/Late'
import { useTimeFormat } from '../../ui/time'
import classes from './Questions.module.css'

/** So many are drawn as messages; the table has the rest. */
const MOST = 50
/** In px. */
const HIGH = 360

const keyOf = (row: { channel_id?: unknown; message_id?: unknown }) =>
  `${row.channel_id} ${row.message_id}`

/** An answer that is a list of messages, as messages: each with what it stands there for. */
export function AnswerMessages({
  columns,
  rows,
}: {
  columns: ColumnInfo[]
  rows: readonly ResultRow[]
}) {
  const holder = useRef<HTMLDivElement>(null)
  const first = rows.slice(0, MOST)
  const ids = [...new Set(first.map(({ message_id }) => String(message_id)))]
  const { data, error, refetch } = useQuery({
    ...callQuery('messages.in_scope', { scope: { message_ids: ids }, limit: 200 }),
    enabled: ids.length > 0,
  })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) {
    return (
      <Late>
        <p className={classes.note}>{t`Looking for the messages…`}</p>
      </Late>
    )
  }
  const byKey = new Map(data.messages.map((message) => [keyOf(message), message]))
  const found = first.flatMap((row) => {
    const message = byKey.get(keyOf(row))
    return message ? [{ row, message }] : []
  })
  return (
    <div ref={holder} className={classes.messages}>
      {found.map(({ row, message }) => (
        <Item key={keyOf(row)} row={row} message={message} columns={columns} />
      ))}
      <MessageTools
        holder={holder}
        find={(id) => data.messages.find((message) => message.message_id === id)}
        isApart
      />
    </div>
  )
}

function Item(props: { row: ResultRow; message: MessageRow; columns: ColumnInfo[] }) {
  const { row, message, columns } = props
  const time = useTimeFormat()
  const measures = columns.filter(({ type }) => type === 'integer' || type === 'number')
  return (
    <div className={classes.message}>
      <div className={classes.messageHead}>
        {measures.map(({ name, type, label }) => (
          <span key={name} className={classes.measure}>
            <span>{label}</span> {formatCell(row[name], type, time)}
          </span>
        ))}
        <ConversationLink message={message} className={classes.place} />
      </div>
      <Folded>
        <MessageView message={message} isDated />
      </Folded>
    </div>
  )
}

/** What is much higher than a message usually is, cut until it is asked for: the next of the list stays in sight. */
function Folded({ children }: { children: ReactNode }) {
  const inner = useRef<HTMLDivElement>(null)
  const [isHigh, setHigh] = useState(false)
  const [isOpen, setOpen] = useState(false)
  useLayoutEffect(() => {
    const element = inner.current
    if (!element) return
    const watch = new ResizeObserver(() => setHigh(element.scrollHeight > HIGH))
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  return (
    <>
      <div className={classes.fold} data-cut={(isHigh && !isOpen) || undefined}>
        <div ref={inner}>{children}</div>
      </div>
      {isHigh && (
        <UnstyledButton
          className={classes.unfold}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? t`Show less` : t`Show the whole message`}
        </UnstyledButton>
      )}
    </>
  )
}
