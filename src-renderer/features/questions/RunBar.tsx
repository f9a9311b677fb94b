import { t } from '@lingui/core/macro'
import { Button } from '@mantine/core'
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { chordText } from '#shared/commands'
import { IS_MAC } from '../../ui/commands'
import { Kbd } from '../../ui/Kbd'
import type { RunState } from './use-run'
import classes from './Write.module.css'
import { isBusy } from './write-state'

type Props = {
  state: RunState
  canRun: boolean
  onRun: () => void
  onStop: () => void
  /** True when the words tell of something that went wrong. */
  isBad: boolean
  /** How the run goes or went, in words. */
  children: ReactNode
}

/** Runs a statement or stops it, and says how that goes. */
export function RunBar({ state, canRun, onRun, onStop, isBad, children }: Props) {
  return (
    <div className={classes.bar}>
      {isBusy(state) ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlayerStop size={14} aria-hidden />}
          disabled={state.kind === 'stopping'}
          onClick={onStop}
        >
          {state.kind === 'stopping' ? t`Stopping…` : t`Stop`}
        </Button>
      ) : (
        <Button
          size="xs"
          leftSection={<IconPlayerPlay size={14} aria-hidden />}
          disabled={!canRun}
          onClick={onRun}
        >
          {t`Run`}
        </Button>
      )}
      <Kbd>{chordText('Mod+Enter', IS_MAC)}</Kbd>
      <p className={classes.status} role="status" data-bad={isBad || undefined}>
        {children}
      </p>
    </div>
  )
}
