import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconMessage } from '@tabler/icons-react'
import { useRef } from 'react'
import type { MediaItem } from '#shared/panel'
import { Attachments } from '../../../message/Attachments'
import { AuthorName } from '../../../message/AuthorName'
import { Modal } from '../../../ui/Overlays'
import { useTimeFormat } from '../../../ui/time'
import classes from './Gallery.module.css'

/** A file of a gallery as its message shows it: played, read from, or named with what can be done about it. */
export function FilePreview(props: {
  /** null = closed. Stays mounted then, so that the focus goes back to what opened it. */
  item: MediaItem | null
  onClose: () => void
  onGo: (item: MediaItem) => void
}) {
  const { item, onClose, onGo } = props
  // What is shown while it fades out.
  const last = useRef(item)
  if (item) last.current = item
  const shown = last.current
  return (
    <Modal
      opened={item !== null}
      onClose={onClose}
      size={560}
      title={shown?.file_name || t`Unnamed file`}
    >
      {shown && (
        <div className={classes.preview}>
          <Attachments
            attachments={[
              {
                attachment_id: shown.message_id,
                url: shown.media.url,
                file_name: shown.file_name,
                file_size_bytes: shown.file_size_bytes ?? 0,
              },
            ]}
            file_id={shown.media.file_id}
          />
          <div className={classes.about}>
            <Origin item={shown} />
            <Button
              size="xs"
              variant="default"
              leftSection={<IconMessage size={14} aria-hidden="true" />}
              onClick={() => onGo(shown)}
            >
              {t`Go to message`}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  )
}

/** Who posted it, where and when. */
function Origin({ item }: { item: MediaItem }) {
  const { dateTime } = useTimeFormat()
  const author = <AuthorName author={item.author} />
  const channel = <bdi>{item.channel_name}</bdi>
  const time = dateTime(item.posted_at)
  return (
    <span>
      <Trans>
        {author} in #{channel}, {time}
      </Trans>
    </span>
  )
}
