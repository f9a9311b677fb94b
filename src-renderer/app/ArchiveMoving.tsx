import { t } from '@lingui/core/macro'
import { Button, Progress } from '@mantine/core'
import { call } from '../client'
import { useArchiveMove } from '../ui/archives'
import { formatBytes } from '../ui/format'
import { Modal } from '../ui/Overlays'
import { showError } from '../ui/toasts'

const STAGES = {
  closing: t`Closing the archive`,
  copying: t`Copying its files`,
  opening: t`Opening it in its new place`,
  deleting: t`Deleting the old files`,
} as const

/** What the window shows while an archive is moved: nobody can read in it meanwhile. */
export function ArchiveMoving() {
  const move = useArchiveMove()
  const { stage = 'closing', done = 0, total = 0, name = '' } = move ?? {}
  const isCopying = stage === 'copying'
  const [copied, all] = [formatBytes(done), formatBytes(total)]
  return (
    <Modal
      opened={move !== null}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t`Moving “${name}”`}
    >
      <p style={{ margin: '0 0 8px' }} role="status">
        {isCopying && total > 0 ? t`Copying its files: ${copied} of ${all}` : STAGES[stage]}
      </p>
      <Progress
        value={isCopying && total > 0 ? (100 * done) / total : 100}
        animated={!isCopying}
        aria-label={t`How much was copied`}
      />
      <Button
        mt={16}
        variant="default"
        disabled={!isCopying && stage !== 'closing'}
        onClick={() => call('archives.cancel_move', {}).catch(showError)}
      >
        {t`Cancel`}
      </Button>
    </Modal>
  )
}
