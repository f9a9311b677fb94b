import { t } from '@lingui/core/macro'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconBucket, IconDots, IconPencil, IconRefresh, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { type Bucket, bucketHost, bucketUrl } from '#shared/bucket'
import { startJob } from '../../ui/jobs'
import { useSettings } from '../../ui/settings'
import { useChangeSettings } from '../../ui/settings-store'
import { BucketDialog } from './BucketDialog'
import classes from './BucketsSection.module.css'
import { isSameSource } from './bucket-form'
import { LibrarySection } from './LibrarySection'

/** The buckets that were read before, each with the way to look for what is new. */
export function BucketsSection() {
  const { buckets } = useSettings()
  const [edited, edit] = useState<Bucket | null>(null)
  if (buckets.length === 0) return null
  return (
    <LibrarySection title={t`Buckets`}>
      <ul className={classes.box}>
        {buckets.map((bucket) => (
          <BucketRow
            key={bucketUrl(bucket, bucket.prefix)}
            bucket={bucket}
            onEdit={() => edit(bucket)}
          />
        ))}
      </ul>
      <BucketDialog opened={edited !== null} onClose={() => edit(null)} bucket={edited} />
    </LibrarySection>
  )
}

function BucketRow({ bucket, onEdit }: { bucket: Bucket; onEdit: () => void }) {
  const { buckets } = useSettings()
  const changeSettings = useChangeSettings()
  const name = `${bucket.bucket}/${bucket.prefix}`
  const forget = () =>
    changeSettings({ buckets: buckets.filter((other) => !isSameSource(other, bucket)) })
  return (
    <li className={classes.row}>
      <IconBucket size={16} stroke={1.6} aria-hidden />
      <span className={classes.words} title={bucketUrl(bucket, bucket.prefix)}>
        <bdi className={classes.name}>{name}</bdi>
        <bdi className={classes.dim}>{bucketHost(bucket)}</bdi>
      </span>
      <span className={classes.actions}>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconRefresh size={14} aria-hidden />}
          aria-label={t`Check ${name} for new files`}
          onClick={() => startJob({ kind: 'ingest', params: { buckets: [bucket] } })}
        >
          {t`Check for new files`}
        </Button>
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <ActionIcon size="sm" aria-label={t`More for ${name}`} title={t`More`}>
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size={14} aria-hidden />} onClick={onEdit}>
              {t`Change…`}
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash size={14} aria-hidden />} onClick={forget}>
              {t`Take from this list`}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </span>
    </li>
  )
}
