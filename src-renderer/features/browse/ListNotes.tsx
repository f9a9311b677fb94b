import { plural, t } from '@lingui/core/macro'
import { ActionIcon, Button } from '@mantine/core'
import { IconArrowBackUp, IconArrowDown, IconX } from '@tabler/icons-react'
import { useTimeFormat } from '../../ui/time'
import classes from './ListNotes.module.css'
import { messagesAfter } from './timeline-bins'
import { useDays } from './use-days'
import { useView, type ViewStore } from './view-store'

/** Below the list: the way to the newest messages, and how many there are at least. */
export function NewerButton(props: { channel_id: string; view: ViewStore; onNewest: () => void }) {
  const days = useDays(props.channel_id)
  const { dayKey } = useTimeFormat()
  const { bottom_at, is_at_end } = useView(props.view)
  if (is_at_end || bottom_at === null) return null
  const more = days ? messagesAfter(days, dayKey(bottom_at)) : 0
  return (
    <Button
      className={classes.newer}
      variant="default"
      size="xs"
      leftSection={<IconArrowDown size={14} aria-hidden="true" />}
      onClick={props.onNewest}
    >
      {more === 0
        ? t`Newest messages`
        : plural(more, { one: '# message on later days', other: '# messages on later days' })}
    </Button>
  )
}

/** Above the list after a jump: the way back, to what `label` says; it can be sent away. */
export function BackNote(props: { label: string; onBack: () => void; onClose: () => void }) {
  return (
    <div className={classes.back}>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconArrowBackUp size={14} aria-hidden="true" />}
        onClick={props.onBack}
      >
        {props.label}
      </Button>
      <ActionIcon size="md" variant="default" aria-label={t`Stay here`} onClick={props.onClose}>
        <IconX size={14} />
      </ActionIcon>
    </div>
  )
}

/** Above the list when the address names a message that the archive does not hold. */
export function LackingNote({ onClose }: { onClose: () => void }) {
  return (
    <div className={classes.lacking} role="status">
      {t`The archive does not hold this message. It would stand in the middle.`}
      <ActionIcon size="sm" aria-label={t`Close`} onClick={onClose}>
        <IconX size={14} />
      </ActionIcon>
    </div>
  )
}
