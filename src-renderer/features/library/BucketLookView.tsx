import { plural, t } from '@lingui/core/macro'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { Bucket, BucketLook } from '#shared/bucket'
import type { AppError } from '#shared/errors'
import { formatBytes } from '../../ui/format'
import { sharedText } from '../../ui/shared-text'
import classes from './BucketDialog.module.css'

/** What is known of the bucket that the fields name. */
export type LookState =
  | { kind: 'none' }
  | { kind: 'looking' }
  | { kind: 'found'; bucket: Bucket; look: BucketLook }
  | { kind: 'failed'; error: AppError }

/** What lies in the bucket, or why nobody can tell. */
export function BucketLookView({ state }: { state: LookState }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.kind === 'found' || state.kind === 'failed') {
      place.current?.scrollIntoView({ block: 'center' })
    }
  }, [state])
  return (
    <div ref={place} aria-live="polite" data-testid="bucket-look">
      {state.kind === 'failed' && (
        <p className={classes.failed}>
          <IconAlertTriangle size={16} stroke={1.7} aria-hidden />
          {sharedText(state.error.message)}
        </p>
      )}
      {state.kind === 'found' && <Found look={state.look} />}
    </div>
  )
}

function Found({ look }: { look: BucketLook }) {
  const { objects, bytes, exports, export_bytes, is_complete, first_keys } = look
  const size = formatBytes(bytes)
  if (exports === 0) {
    return (
      <p className={classes.found}>
        {objects === 0
          ? t`Nothing lies there. Check the prefix: it begins at the top of the bucket, without a slash.`
          : is_complete
            ? t`No *.json or *.json.gz lies there (${plural(objects, { one: '# object', other: '# objects' })}, ${size}). Check the prefix.`
            : t`No *.json or *.json.gz lies there (more than ${plural(objects, { one: '# object', other: '# objects' })}, ${size}). Check the prefix.`}
      </p>
    )
  }
  return (
    <div className={classes.found}>
      <strong>
        {t`${plural(exports, { one: '# file that may be exports', other: '# files that may be exports' })}, ${formatBytes(export_bytes)}`}
      </strong>
      <span className={classes.dim}>
        {is_complete
          ? t`${plural(objects, { one: '# object', other: '# objects' })}, ${size} in all. What the archive has already is not read.`
          : t`more than ${plural(objects, { one: '# object', other: '# objects' })}, ${size} in all. What the archive has already is not read.`}
      </span>
      <ul className={classes.keys} aria-label={t`The first of them`}>
        {first_keys.map((key) => (
          <li key={key}>
            <bdi>{key}</bdi>
          </li>
        ))}
      </ul>
    </div>
  )
}
