import { plural, t } from '@lingui/core/macro'
import { Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { MediaStatus, MediaTask } from '#shared/media'
import { formatBytes } from '../../ui/format'
import { startJob } from '../../ui/jobs'
import { Modal } from '../../ui/Overlays'
import classes from './MediaSection.module.css'

/** The archive's own copy of all media: make it, complete it, remove it. Each is asked before it is done. */
export function MediaCopy({ media, isBusy }: { media: MediaStatus; isBusy: boolean }) {
  const { copy } = media
  const { files, stored_files, only } = copy
  const stored = formatBytes(copy.stored_bytes)
  const [isCopying, copying] = useDisclosure(false)
  const [isRemoving, removing] = useDisclosure(false)
  const left = media.files - copy.files
  const left_size = formatBytes(media.size_bytes - copy.size_bytes)
  const start = (task: Extract<MediaTask['task'], 'copy' | 'remove_copy'>, close: () => void) => {
    close()
    void startJob({ kind: 'media', params: { task } })
  }
  return (
    <div className={classes.copy}>
      {copy.files > 0 && (
        <p className={classes.dim}>
          {stored_files < files
            ? t`The archive holds a copy of ${plural(files, { one: '# file', other: '# files' })}; equal ones are stored once: ${plural(stored_files, { one: '# file', other: '# files' })}, ${stored}.`
            : t`The archive holds a copy of ${plural(files, { one: '# file', other: '# files' })}, ${stored}.`}
        </p>
      )}
      <Group gap={8}>
        {left > 0 && (
          <Button size="xs" variant="default" disabled={isBusy} onClick={copying.open}>
            {copy.files === 0
              ? t`Copy media into the archive…`
              : plural(left, { one: 'Copy # more file…', other: 'Copy # more files…' })}
          </Button>
        )}
        {copy.files > 0 && (
          <Button size="xs" variant="default" disabled={isBusy} onClick={removing.open}>
            {t`Remove the copy…`}
          </Button>
        )}
      </Group>
      <Modal opened={isCopying} onClose={copying.close} title={t`Copy media into the archive`}>
        <p className={classes.ask}>
          {t`Copies ${plural(left, { one: '# file', other: '# files' })}, ${left_size}, from the media folders into the archive's folder. Afterwards everything shows without those folders. Equal files are stored once; the originals stay where they are.`}
        </p>
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={copying.close}>
            {t`Cancel`}
          </Button>
          <Button data-autofocus onClick={() => start('copy', copying.close)}>
            {t`Copy`}
          </Button>
        </Group>
      </Modal>
      <Modal opened={isRemoving} onClose={removing.close} title={t`Remove the copy`}>
        <p className={classes.ask}>
          {t`Deletes ${plural(stored_files, { one: '# file', other: '# files' })}, ${stored}, from the archive's folder.`}{' '}
          {only === 0
            ? t`All of it is still in the media folders.`
            : t`For ${plural(only, { one: '# file', other: '# files' })} this is the only copy that is known: they will be gone.`}
        </p>
        <Group justify="flex-end" gap={8}>
          <Button variant="default" data-autofocus onClick={removing.close}>
            {t`Cancel`}
          </Button>
          <Button color="red" onClick={() => start('remove_copy', removing.close)}>
            {t`Remove`}
          </Button>
        </Group>
      </Modal>
    </div>
  )
}
