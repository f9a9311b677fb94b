import { plural, t } from '@lingui/core/macro'
import type { Scope } from '#shared/scope'
import classes from './ComparedCounts.module.css'
import { MISSING_MEANS } from './ExportMarks'
import { useShowMessages } from './show-messages'

type Props = {
  scope: Scope
  /** Messages of the scope of which older exports showed another state. */
  versioned: number
  /** Messages of the scope that a later export covers and does not hold. */
  missing: number
}

/** What several exports of the same channels say against each other; each count opens its messages. */
export function ComparedCounts({ scope, versioned, missing }: Props) {
  const show = useShowMessages()
  if (versioned + missing === 0) return null
  return (
    <p className={classes.counts}>
      {versioned > 0 && (
        <button
          type="button"
          title={t`Older exports showed another text, other reactions or pins. Show the messages`}
          onClick={() => show({ ...scope, has: ['versioned'] })}
        >
          {plural(versioned, {
            one: '# message with older versions',
            other: '# messages with older versions',
          })}
        </button>
      )}
      {missing > 0 && (
        <button
          type="button"
          title={t`${MISSING_MEANS} Show the messages`}
          onClick={() => show({ ...scope, has: ['missing'] })}
        >
          {plural(missing, {
            one: '# message is missing in a later export',
            other: '# messages are missing in a later export',
          })}
        </button>
      )}
    </p>
  )
}
