import { t } from '@lingui/core/macro'
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { AppError } from '#shared/errors'
import classes from './State.module.css'
import { sharedText } from './shared-text'

/** What went wrong in a sentence, and a way to try again; nothing for a cancelled call. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { code, message, detail } = AppError.from(error)
  if (code === 'cancelled') return null
  return (
    <div className={classes.state} role="alert">
      <span className={classes.icon} aria-hidden="true">
        <IconAlertTriangle size={32} stroke={1.5} />
      </span>
      <h2 className={classes.title}>{sharedText(message)}</h2>
      {detail && <p className={classes.detail}>{detail}</p>}
      {onRetry && (
        <div className={classes.actions}>
          <Button variant="default" onClick={onRetry}>
            {t`Try again`}
          </Button>
        </div>
      )}
    </div>
  )
}
