import { plural, t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { MessageRow } from '#shared/rows'
import type { MessageVersions, ShownIn, ShownParts } from '#shared/version'
import { callQuery } from '../client'
import { ErrorState } from '../ui/ErrorState'
import { keyed } from '../ui/keyed'
import { Late } from '../ui/Late'
import { useNameOf } from '../ui/names'
import { Modal } from '../ui/Overlays'
import { useTimeFormat } from '../ui/time'
import { MISSING_MEANS } from './ExportMarks'
import classes from './Versions.module.css'
import { changesBetween } from './version-changes'
import { diffWords } from './word-diff'

type Props = {
  /** null = closed. */
  message: MessageRow | null
  onClose: () => void
}

/** What the exports of a channel say of one message, newest first. */
export function VersionsDialog({ message, onClose }: Props) {
  const nameOf = useNameOf()
  const author = message && <bdi>{nameOf(message.author)}</bdi>
  return (
    <Modal
      opened={message !== null}
      onClose={onClose}
      size={680}
      title={message && <Trans>What exports say of a message by {author}</Trans>}
    >
      {message && <Body message={message} />}
    </Modal>
  )
}

function Body({ message }: { message: MessageRow }) {
  return (
    <div className={classes.body}>
      {message.missing_in && <Missing missing={message.missing_in} />}
      {message.version_count > 0 && <History message={message} />}
    </div>
  )
}

function Missing({ missing }: { missing: NonNullable<MessageRow['missing_in']> }) {
  const format = useTimeFormat()
  const time = (
    <time dateTime={missing.exported_at} title={format.exact(missing.exported_at)}>
      {format.dateTime(missing.exported_at)}
    </time>
  )
  const lastShown = format.dateTime(missing.last_shown_at)
  return (
    <section>
      <h3 className={classes.when}>
        <Trans>Missing in the export of {time}</Trans>
        <FileName name={missing.file_name} />
      </h3>
      <p className={classes.meaning}>
        {MISSING_MEANS}{' '}
        {t`Exports do not say which. The newest export that shows it was made on ${lastShown}.`}
      </p>
    </section>
  )
}

/** One state of the message: the newest is the message itself. */
type State = ShownIn & { content: string; edited_at: string | null; parts: ShownParts | null }
/** A state and the one before it; null = none is known. */
type Step = { state: State; older: State | null; isNewest: boolean }

function History({ message }: { message: MessageRow }) {
  const { channel_id, message_id } = message
  const { data, error, refetch } = useQuery(
    callQuery('messages.versions', { channel_id, message_id }),
  )
  const steps = useMemo(() => (data ? stepsOf(message, data) : []), [message, data])
  if (error) return <ErrorState error={error} onRetry={() => refetch()} />
  if (!data) {
    return (
      <Late>
        <p className={classes.note}>{t`Looking for the older versions…`}</p>
      </Late>
    )
  }
  const left = data.total - data.versions.length
  return (
    <>
      <ol className={classes.states} aria-label={t`Versions, newest first`}>
        {keyed(steps, (step) => (
          <StepView {...step} />
        ))}
      </ol>
      {left > 0 && (
        <p className={classes.note}>
          {plural(left, {
            one: '# more older version is kept.',
            other: '# more older versions are kept.',
          })}
        </p>
      )}
    </>
  )
}

function stepsOf(message: MessageRow, { current, versions }: MessageVersions): Step[] {
  const { content, edited_at } = message
  const states: State[] = [{ ...current, content, edited_at, parts: message }, ...versions]
  return states.map((state, index) => ({
    state,
    older: states[index + 1] ?? null,
    isNewest: index === 0,
  }))
}

function StepView({ state, older, isNewest }: Step) {
  const format = useTimeFormat()
  const time = (
    <time dateTime={state.exported_at} title={format.exact(state.exported_at)}>
      {format.dateTime(state.exported_at)}
    </time>
  )
  return (
    <li className={classes.state}>
      <h3 className={classes.when}>
        {isNewest ? <Trans>Newest: export of {time}</Trans> : <Trans>Export of {time}</Trans>}
        <FileName name={state.file_name} />
      </h3>
      {state.edited_at !== null && state.edited_at !== older?.edited_at && (
        <p className={classes.note}>{t`Edited ${format.exact(state.edited_at)}`}</p>
      )}
      <Changes state={state} older={older} />
      <Text state={state} older={older} />
    </li>
  )
}

function FileName({ name }: { name: string }) {
  return name === '' ? null : <bdi className={classes.file}>{name}</bdi>
}

function Changes({ state, older }: { state: State; older: State | null }) {
  if (older === null) return null
  if (state.parts === null || older.parts === null) {
    return <p className={classes.note}>{t`Only the text of an older version was kept.`}</p>
  }
  const changes = changesBetween(older.parts, state.parts)
  if (changes.length === 0) return null
  return (
    <ul className={classes.changes}>
      {keyed(changes, (change) => (
        <li dir="auto">{change}</li>
      ))}
    </ul>
  )
}

function Text({ state, older }: { state: State; older: State | null }) {
  if (older !== null && older.content === state.content) {
    return <p className={classes.note}>{t`The text is the same.`}</p>
  }
  if (older === null) {
    return (
      <p className={classes.text} dir="auto">
        {state.content || <span className={classes.note}>{t`(no text)`}</span>}
      </p>
    )
  }
  return <Diff older={older.content} newer={state.content} />
}

function Diff({ older, newer }: { older: string; newer: string }) {
  const parts = useMemo(() => diffWords(older, newer), [older, newer])
  return (
    <p className={classes.text} dir="auto">
      {keyed(parts, ({ kind, text }) =>
        kind === 'same' ? text : kind === 'gone' ? <del>{text}</del> : <ins>{text}</ins>,
      )}
    </p>
  )
}
