import { t } from '@lingui/core/macro'
import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import type { EntityCorrectionRow } from '#shared/entities'
import { useTimeFormat } from '../../ui/time'
import classes from './Entities.module.css'
import { correctionWords, useCorrections } from './use-corrections'

/** What the user said, newest first, each to be taken back. */
export function CorrectionList({ corrections }: { corrections: readonly EntityCorrectionRow[] }) {
  const { undo } = useCorrections()
  const time = useTimeFormat()
  return (
    <ul className={classes.corrections}>
      {corrections.map((correction) => {
        const words = correctionWords(correction)
        return (
          <li key={correction.correction_id} className={classes.correction}>
            <span className={classes.names}>
              <bdi>{words}</bdi>
              <span className={classes.dim}>{time.dateTime(correction.created_at)}</span>
            </span>
            <Button
              size="xs"
              variant="default"
              aria-label={t`Undo: ${words}`}
              leftSection={<IconArrowBackUp size={14} aria-hidden />}
              onClick={() => void undo(correction.correction_id)}
            >
              {t`Undo`}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
