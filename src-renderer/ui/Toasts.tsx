import { t } from '@lingui/core/macro'
import { Anchor, CloseButton } from '@mantine/core'
import classes from './Toasts.module.css'
import { closeToast, useToasts } from './toasts'

/** The corner where toasts stand; screen readers hear them politely. */
export function Toasts() {
  const toasts = useToasts()
  return (
    <div className={classes.stack} role="status" aria-live="polite">
      {toasts.map((toast) => (
        <div key={toast.id} className={classes.toast} data-tone={toast.tone}>
          <span className={classes.text}>{toast.text}</span>
          {toast.action && (
            <Anchor
              component="button"
              type="button"
              size="sm"
              onClick={() => {
                toast.action?.run()
                closeToast(toast.id)
              }}
            >
              {toast.action.label}
            </Anchor>
          )}
          <CloseButton size="sm" aria-label={t`Dismiss`} onClick={() => closeToast(toast.id)} />
        </div>
      ))}
    </div>
  )
}
