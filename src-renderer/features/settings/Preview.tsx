import { t } from '@lingui/core/macro'
import { continues } from '../../message/grouping'
import { MessageView } from '../../message/MessageView'
import { useTimeFormat } from '../../ui/time'
import { PREVIEW_MESSAGES } from './preview-messages'
import classes from './SettingsPage.module.css'

/** A few messages as the settings draw them now. Nothing in it can be pressed. */
export function Preview() {
  const time = useTimeFormat()
  const [first] = PREVIEW_MESSAGES
  return (
    <figure className={classes.preview}>
      <figcaption className={classes.previewName}>{t`Preview`}</figcaption>
      <div className={classes.previewBody} inert data-testid="settings-preview">
        {first && <div className={classes.previewDay}>{time.longDay(first.posted_at)}</div>}
        {PREVIEW_MESSAGES.map((message, index) => (
          <MessageView
            key={message.message_id}
            message={message}
            isContinued={continues(PREVIEW_MESSAGES[index - 1], message)}
          />
        ))}
      </div>
    </figure>
  )
}
