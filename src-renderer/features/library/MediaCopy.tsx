import { Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { MediaStatus, MediaTask } from '#shared/media'
import { countOf, formatBytes } from '../../ui/format'
import { startJob } from '../../ui/jobs'
import { Modal } from '../../ui/Overlays'
import classes from './MediaSection.module.css'

/** The archive's own copy of all media: make it, complete it, remove it. Each is asked before it is done. */
export function MediaCopy({ media, isBusy }: { media: MediaStatus; isBusy: boolean }) {
  const { copy } = media
  const [isCopying, copying] = useDisclosure(false)
  const [isRemoving, removing] = useDisclosure(false)
  const left = media.files - copy.files
  const left_bytes = media.size_bytes - copy.size_bytes
  const start = (task: Extract<MediaTask['task'], 'copy' | 'remove_copy'>, close: () => void) => {
    close()
    void startJob({ kind: 'media', params: { task } })
  }
  return (
    <div className={classes.copy}>
      {copy.files > 0 && (
        <p className={classes.dim}>
          The archive holds a copy of {countOf(copy.files, 'file')}
          {copy.stored_files < copy.files
            ? `; equal ones are stored once: ${countOf(copy.stored_files, 'file')}, ${formatBytes(copy.stored_bytes)}`
            : `, ${formatBytes(copy.stored_bytes)}`}
          .
        </p>
      )}
      <Group gap={8}>
        {left > 0 && (
          <Button size="xs" variant="default" disabled={isBusy} onClick={copying.open}>
            {copy.files === 0
              ? 'Copy media into the archive…'
              : `Copy ${countOf(left, 'more file')}…`}
          </Button>
        )}
        {copy.files > 0 && (
          <Button size="xs" variant="default" disabled={isBusy} onClick={removing.open}>
            Remove the copy…
          </Button>
        )}
      </Group>
      <Modal opened={isCopying} onClose={copying.close} title="Copy media into the archive">
        <p className={classes.ask}>
          Copies {countOf(left, 'file')}, {formatBytes(left_bytes)}, from the media folders into the
          archive's folder. Afterwards everything shows without those folders. Equal files are
          stored once; the originals stay where they are.
        </p>
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={copying.close}>
            Cancel
          </Button>
          <Button data-autofocus onClick={() => start('copy', copying.close)}>
            Copy
          </Button>
        </Group>
      </Modal>
      <Modal opened={isRemoving} onClose={removing.close} title="Remove the copy">
        <p className={classes.ask}>
          Deletes {countOf(copy.stored_files, 'file')}, {formatBytes(copy.stored_bytes)}, from the
          archive's folder.{' '}
          {copy.only === 0
            ? 'All of it is still in the media folders.'
            : `For ${countOf(copy.only, 'file')} this is the only copy that is known: they will be gone.`}
        </p>
        <Group justify="flex-end" gap={8}>
          <Button variant="default" data-autofocus onClick={removing.close}>
            Cancel
          </Button>
          <Button color="red" onClick={() => start('remove_copy', removing.close)}>
            Remove
          </Button>
        </Group>
      </Modal>
    </div>
  )
}
