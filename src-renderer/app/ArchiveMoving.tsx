import { Button, Progress } from '@mantine/core'
import { call } from '../client'
import { useArchiveMove } from '../ui/archives'
import { formatBytes } from '../ui/format'
import { Modal } from '../ui/Overlays'
import { showError } from '../ui/toasts'

const STAGES = {
  closing: 'Closing the archive',
  copying: 'Copying its files',
  opening: 'Opening it in its new place',
  deleting: 'Deleting the old files',
} as const

/** What the window shows while an archive is moved: nobody can read in it meanwhile. */
export function ArchiveMoving() {
  const move = useArchiveMove()
  const { stage = 'closing', done = 0, total = 0, name = '' } = move ?? {}
  const isCopying = stage === 'copying'
  return (
    <Modal
      opened={move !== null}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={`Moving “${name}”`}
    >
      <p style={{ margin: '0 0 8px' }} role="status">
        {STAGES[stage]}
        {isCopying && total > 0 && `: ${formatBytes(done)} of ${formatBytes(total)}`}
      </p>
      <Progress
        value={isCopying && total > 0 ? (100 * done) / total : 100}
        animated={!isCopying}
        aria-label="How much was copied"
      />
      <Button
        mt={16}
        variant="default"
        disabled={!isCopying && stage !== 'closing'}
        onClick={() => call('archives.cancel_move', {}).catch(showError)}
      >
        Cancel
      </Button>
    </Modal>
  )
}
