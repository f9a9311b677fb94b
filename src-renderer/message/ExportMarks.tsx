import { plural, t } from '@lingui/core/macro'
import { Tooltip } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import type { MessageRow } from '#shared/rows'
import { useTimeFormat } from '../ui/time'
import classes from './ExportMarks.module.css'
import { useShowVersions } from './show-versions'

/** What stands after a message's text: that it was edited, and the way to what older exports showed. */
export function EditedMark({ message }: { message: MessageRow }) {
  const format = useTimeFormat()
  const show = useShowVersions()
  const { edited_at, version_count } = message
  const edited = edited_at === null ? '' : t`Edited ${format.exact(edited_at)}`
  if (version_count === 0) {
    return edited === '' ? null : (
      <span className={classes.edited} title={edited}>
        {' '}
        {t`(edited)`}
      </span>
    )
  }
  return (
    <>
      {' '}
      <button
        type="button"
        className={classes.versions}
        title={[edited, t`Show what older exports say`].filter(Boolean).join('. ')}
        aria-haspopup="dialog"
        onClick={() => show(message)}
      >
        {edited_at === null
          ? t`(${plural(version_count, { one: '# older version', other: '# older versions' })})`
          : t`(edited, ${plural(version_count, { one: '# older version', other: '# older versions' })})`}
      </button>
    </>
  )
}

/** What it may mean that an export does not hold a message; nobody knows which. */
export const MISSING_MEANS = t`That export covers this place of the channel and does not hold the message. It may have been deleted; a filter, an export that stopped or missing permissions explain it too.`

/** A quiet line under a message that a later export does not hold. */
export function MissingMark({ message }: { message: MessageRow }) {
  const format = useTimeFormat()
  const show = useShowVersions()
  const { missing_in } = message
  if (missing_in === null) return null
  return (
    <Tooltip
      label={MISSING_MEANS}
      multiline
      w={320}
      events={{ hover: true, focus: true, touch: true }}
    >
      <button
        type="button"
        className={classes.missing}
        aria-haspopup="dialog"
        onClick={() => show(message)}
      >
        <IconEyeOff size={14} stroke={1.7} aria-hidden="true" />
        {t`Missing in the export of ${format.day(missing_in.exported_at)}`}
      </button>
    </Tooltip>
  )
}
