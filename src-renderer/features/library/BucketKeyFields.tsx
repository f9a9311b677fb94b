import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { Button, Checkbox, PasswordInput, SegmentedControl, TextInput } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useId } from 'react'
import { type BucketPlace, isSamePlace, type StoredKey, type StoredKeys } from '#shared/bucket'
import { call } from '../../client'
import { showError } from '../../ui/toasts'
import classes from './BucketDialog.module.css'
import type { BucketForm } from './bucket-form'

/** A key while it is typed; it leaves the page with the first look. */
export type TypedKey = {
  access_key_id: string
  secret_access_key: string
  is_kept: boolean
  /** It is to take the place of the one that is known. */
  is_replacing: boolean
}

/** Nothing typed: the key that is known counts. */
export const NO_KEY: TypedKey = {
  access_key_id: '',
  secret_access_key: '',
  is_kept: true,
  is_replacing: false,
}

const CHOICES = [
  { value: 'stored', label: t`Access key` },
  { value: 'environment', label: t`AWS profile` },
  { value: 'anonymous', label: t`No key` },
]

type Props = {
  form: BucketForm
  /** null while the fields name no bucket. */
  place: BucketPlace | null
  keys: StoredKeys | undefined
  typed: TypedKey
  onForm: (change: Partial<BucketForm>) => void
  onType: (typed: TypedKey) => void
  onKeys: (keys: StoredKeys) => void
  showsProblems: boolean
}

/** What opens the bucket: a key that is typed once, the profiles of the system, or nothing. */
export function BucketKeyFields(props: Props) {
  const { form, place, keys, onForm } = props
  const id = useId()
  const known = place && keys?.keys.find((key) => isSamePlace(key, place))
  return (
    <fieldset className={classes.access} aria-labelledby={id}>
      <span id={id} className={classes.label}>
        {t`What opens it`}
      </span>
      <SegmentedControl
        size="xs"
        aria-labelledby={id}
        data={CHOICES}
        value={form.credentials}
        onChange={(value) => onForm({ credentials: value as BucketForm['credentials'] })}
      />
      {form.credentials === 'stored' &&
        (known && !props.typed.is_replacing ? (
          <KnownKey known={known} {...props} />
        ) : (
          <KeyToType {...props} />
        ))}
      {form.credentials === 'environment' && (
        <TextInput
          label={t`Profile`}
          description={t`Of the files in ~/.aws. Empty for the AWS_* variables or the default profile.`}
          value={form.profile}
          onChange={({ currentTarget }) => onForm({ profile: currentTarget.value })}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      {form.credentials === 'anonymous' && (
        <p className={classes.dim}>{t`For buckets that everybody may list and read.`}</p>
      )}
    </fieldset>
  )
}

function KnownKey({ known, typed, onType, onKeys, onForm }: Props & { known: StoredKey }) {
  const id = known.access_key_id
  const forget = async () => {
    try {
      const { endpoint, bucket } = known
      onKeys(await call('bucket_keys.forget', { endpoint, bucket }))
      onForm({})
    } catch (thrown) {
      showError(thrown)
    }
  }
  return (
    <p className={classes.key} data-testid="known-key">
      <IconKey size={16} stroke={1.6} aria-hidden />
      <span>
        {known.kept === 'keychain' ? (
          <Trans>
            Key <span className={classes.mono}>{id}</span> is kept, encrypted by the system.
          </Trans>
        ) : (
          <Trans>
            Key <span className={classes.mono}>{id}</span> is known until the app quits.
          </Trans>
        )}
      </span>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => onType({ ...typed, is_replacing: true })}
      >
        {t`Use another`}
      </Button>
      <Button size="compact-xs" variant="default" onClick={forget}>
        {t`Forget it`}
      </Button>
    </p>
  )
}

function KeyToType({ typed, onType, keys, showsProblems }: Props) {
  const isMissing = (text: string) => showsProblems && text.trim() === ''
  return (
    <>
      <div className={classes.pair}>
        <TextInput
          label={t`Access key id`}
          value={typed.access_key_id}
          error={isMissing(typed.access_key_id) && t`It is needed.`}
          onChange={({ currentTarget }) => onType({ ...typed, access_key_id: currentTarget.value })}
          autoComplete="off"
          spellCheck={false}
        />
        <PasswordInput
          label={t`Secret access key`}
          value={typed.secret_access_key}
          error={isMissing(typed.secret_access_key) && t`It is needed.`}
          onChange={({ currentTarget }) =>
            onType({ ...typed, secret_access_key: currentTarget.value })
          }
          autoComplete="off"
        />
      </div>
      <Checkbox
        label={t`Keep it for the next time`}
        description={
          keys?.reason ?? t`Encrypted by the system’s keychain, and used for this bucket only.`
        }
        checked={typed.is_kept && keys?.can_encrypt === true}
        disabled={keys?.can_encrypt !== true}
        onChange={({ currentTarget }) => onType({ ...typed, is_kept: currentTarget.checked })}
      />
    </>
  )
}
