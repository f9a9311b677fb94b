import { t } from '@lingui/core/macro'
import type { EntityCorrectionRow } from '#shared/entities'
import { EmptyState } from '../../ui/EmptyState'
import { Drawer } from '../../ui/Overlays'
import { CorrectionList } from './CorrectionList'

type Props = { opened: boolean; onClose: () => void; corrections: readonly EntityCorrectionRow[] }

/** All that the user said about entities. */
export function CorrectionsDrawer({ opened, onClose, corrections }: Props) {
  return (
    <Drawer opened={opened} onClose={onClose} title={t`Corrections`} position="right" size={480}>
      {corrections.length === 0 ? (
        <EmptyState title={t`No corrections`}>
          {t`What you say about entities stands here.`}
        </EmptyState>
      ) : (
        <CorrectionList corrections={corrections} />
      )}
    </Drawer>
  )
}
