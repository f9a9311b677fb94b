import { t } from '@lingui/core/macro'
import { Button } from '@mantine/core'
import { IconDownload, IconX } from '@tabler/icons-react'
import type { MediaDownload } from '#shared/media'
import { useDownload } from '../ui/download'
import { formatBytes } from '../ui/format'
import classes from './Download.module.css'

/** What a file that is only in the network offers: a button that asks first, how far it is, and what went wrong. */
export function Download({ wanted }: { wanted: MediaDownload }) {
  const { state, start, stop } = useDownload(wanted)
  if (state.kind === 'running') {
    const { part, done_bytes } = state
    const far = part === null ? formatBytes(done_bytes) : `${Math.round(part * 100)} %`
    return (
      <span className={classes.running}>
        <progress
          className={classes.bar}
          aria-label={t`Download of ${wanted.name}`}
          {...(part === null ? {} : { value: part })}
        />
        <span className={classes.far}>{done_bytes === 0 ? '' : far}</span>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconX size={14} aria-hidden="true" />}
          onClick={stop}
        >
          {t`Stop`}
        </Button>
      </span>
    )
  }
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        className={classes.button}
        leftSection={<IconDownload size={14} stroke={1.7} aria-hidden="true" />}
        aria-label={t`Download ${wanted.name}…`}
        onClick={start}
      >
        {state.kind === 'failed' ? t`Try again…` : t`Download…`}
      </Button>
      {state.kind === 'failed' && (
        <span className={classes.failed} role="alert">
          {state.message}
        </span>
      )}
    </>
  )
}
