import { plural, t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { Button, Group, Switch, TextInput } from '@mantine/core'
import { IconEye, IconWorld } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { type Bucket, type BucketLook, isSamePlace, type StoredKeys } from '#shared/bucket'
import { AppError } from '#shared/errors'
import { call, callQuery } from '../../client'
import { startJob } from '../../ui/jobs'
import { Modal } from '../../ui/Overlays'
import { useSettings } from '../../ui/settings'
import { useChangeSettings } from '../../ui/settings-store'
import classes from './BucketDialog.module.css'
import { BucketKeyFields, NO_KEY, type TypedKey } from './BucketKeyFields'
import { BucketLookView, type LookState } from './BucketLookView'
import { type BucketForm, changed, formOf, hostOf, readForm, remembered } from './bucket-form'

type Props = {
  opened: boolean
  onClose: () => void
  /** The bucket to begin with; null = the one read last, if there is one. */
  bucket: Bucket | null
}

/** Where a bucket is and what opens it, a look into it, and only then the reading. */
export function BucketDialog({ opened, onClose, bucket }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={t`Add from an S3 bucket`} size={560}>
      {opened && <BucketFields bucket={bucket} onDone={onClose} />}
    </Modal>
  )
}

function BucketFields({ bucket: given, onDone }: { bucket: Bucket | null; onDone: () => void }) {
  const { buckets } = useSettings()
  const changeSettings = useChangeSettings()
  const client = useQueryClient()
  const { data: keys } = useQuery(callQuery('bucket_keys.list', {}))
  const [form, setForm] = useState(() => formOf(given ?? buckets[0] ?? null))
  const [typedKey, setTypedKey] = useState<TypedKey>(NO_KEY)
  const [look, setLook] = useState<LookState>({ kind: 'none' })
  const [showsProblems, showProblems] = useState(false)
  const looking = useRef<AbortController | null>(null)
  const { bucket, problems } = readForm(form)
  const told = showsProblems ? problems : { endpoint: form.endpoint && problems.endpoint }

  const change = (part: Partial<BucketForm>) => {
    looking.current?.abort()
    setLook({ kind: 'none' })
    setForm((old) => changed(old, part))
  }

  const keepKeys = (known: StoredKeys) =>
    client.setQueryData<StoredKeys>(callQuery('bucket_keys.list', {}).queryKey, known)

  /** Hands a typed key over to main; from then on the page has it no more. */
  async function handOver({ endpoint, bucket: name, credentials }: Bucket): Promise<void> {
    if (credentials !== 'stored' || typedKey.access_key_id.trim() === '') return
    const keep = typedKey.is_kept && keys?.can_encrypt ? 'keychain' : 'session'
    const { access_key_id, secret_access_key } = typedKey
    const input = { endpoint, bucket: name, access_key_id, secret_access_key, keep } as const
    keepKeys(await call('bucket_keys.store', input))
    setTypedKey(NO_KEY)
  }

  async function onLook(event: FormEvent): Promise<void> {
    event.preventDefault()
    showProblems(true)
    if (bucket === null || !hasKey(bucket, typedKey, keys)) return
    const abort = new AbortController()
    looking.current?.abort()
    looking.current = abort
    setLook({ kind: 'looking' })
    try {
      await handOver(bucket)
      const found = await call('buckets.check', { bucket }, { signal: abort.signal })
      if (!abort.signal.aborted) setLook({ kind: 'found', bucket, look: found })
    } catch (thrown) {
      if (abort.signal.aborted) return
      const error = AppError.from(thrown)
      setLook(error.code === 'cancelled' ? { kind: 'none' } : { kind: 'failed', error })
    }
  }

  async function onRead(looked: Bucket): Promise<void> {
    const job = await startJob({ kind: 'ingest', params: { buckets: [looked] } })
    if (job === null) return
    changeSettings({ buckets: remembered(buckets, looked) })
    onDone()
  }

  const stop = () => {
    looking.current?.abort()
    setLook({ kind: 'none' })
  }

  return (
    <form className={classes.form} onSubmit={onLook} noValidate>
      <TextInput
        label={t`Endpoint`}
        description={t`The address of the storage. Empty for AWS.`}
        placeholder="https://storage.example.org"
        value={form.endpoint}
        error={told.endpoint}
        onChange={({ currentTarget }) => change({ endpoint: currentTarget.value })}
        data-autofocus
        {...PLAIN}
      />
      <div className={classes.pair}>
        <TextInput
          label={t`Bucket`}
          description={t`Its name, or s3://name/prefix.`}
          value={form.bucket}
          error={told.bucket}
          onChange={({ currentTarget }) => change({ bucket: currentTarget.value })}
          required
          {...PLAIN}
        />
        <TextInput
          label={t`Region`}
          description={t`Where it lies; “auto” at some.`}
          placeholder="us-east-1"
          value={form.region}
          error={told.region}
          onChange={({ currentTarget }) => change({ region: currentTarget.value })}
          {...PLAIN}
        />
      </div>
      <TextInput
        label={t`Prefix`}
        description={t`Only objects whose key begins with it are looked at. Empty for all.`}
        placeholder="discord/exports/"
        value={form.prefix}
        error={told.prefix}
        onChange={({ currentTarget }) => change({ prefix: currentTarget.value })}
        {...PLAIN}
      />
      {form.endpoint.trim() !== '' && (
        <Switch
          label={t`The bucket’s name stands in the path`}
          description={t`As most servers that are not AWS’s want it. Off: in the host name.`}
          checked={form.path_style}
          onChange={({ currentTarget }) => change({ path_style: currentTarget.checked })}
        />
      )}
      <BucketKeyFields
        form={form}
        place={bucket}
        keys={keys}
        typed={typedKey}
        onForm={change}
        onType={setTypedKey}
        onKeys={keepKeys}
        showsProblems={showsProblems}
      />
      <Host form={form} />
      <BucketLookView state={look} />
      <Footer look={look} onStop={stop} onRead={onRead} />
    </form>
  )
}

/** False while a key is wanted and neither known nor typed in full. */
function hasKey(bucket: Bucket, typed: TypedKey, keys: StoredKeys | undefined): boolean {
  if (bucket.credentials !== 'stored') return true
  if (!typed.is_replacing && keys?.keys.some((key) => isSamePlace(key, bucket))) return true
  return typed.access_key_id.trim() !== '' && typed.secret_access_key.trim() !== ''
}

/** Names and addresses: nothing to correct, and nothing for the browser to remember. */
const PLAIN = { autoComplete: 'off', spellCheck: false, autoCapitalize: 'off' } as const

/** Who will be talked to, before anybody is. */
function Host({ form }: { form: BucketForm }) {
  const host = hostOf(form)
  if (host === null) return null
  return (
    <p className={classes.host} data-testid="bucket-host">
      <IconWorld size={16} stroke={1.6} aria-hidden />
      <span>
        <Trans>
          The app will talk to <bdi className={classes.name}>{host}</bdi> and to nobody else, to
          list and read. Nothing of your archive is sent.
        </Trans>
        {/^\s*http:/i.test(form.endpoint) && ` ${t`The connection is not encrypted (http).`}`}
      </span>
    </p>
  )
}

type FooterProps = {
  look: LookState
  onStop: () => void
  onRead: (bucket: Bucket) => void
}

function Footer({ look, onStop, onRead }: FooterProps) {
  const isLooking = look.kind === 'looking'
  const canRead = look.kind === 'found' && look.look.exports > 0
  return (
    <Group justify="flex-end" gap={8} className={classes.footer}>
      {isLooking && (
        <Button variant="default" onClick={onStop}>
          {t`Stop`}
        </Button>
      )}
      <Button
        type="submit"
        variant={canRead ? 'default' : 'filled'}
        loading={isLooking}
        leftSection={<IconEye size={16} aria-hidden />}
      >
        {look.kind === 'none' || isLooking ? t`Look` : t`Look again`}
      </Button>
      {canRead && <Button onClick={() => onRead(look.bucket)}>{readWords(look.look)}</Button>}
    </Group>
  )
}

function readWords({ exports, is_complete }: BucketLook): string {
  return is_complete ? plural(exports, { one: 'Read # file', other: 'Read # files' }) : t`Read all`
}
