import { t } from '@lingui/core/macro'
import { Button, type ButtonProps } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBucket } from '@tabler/icons-react'
import { BucketDialog } from './BucketDialog'

/** Opens the dialog that reads exports from an S3-compatible bucket. */
export function AddFromBucket(props: Pick<ButtonProps, 'size' | 'variant'>) {
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button
        {...props}
        leftSection={<IconBucket size={16} aria-hidden />}
        onClick={open}
        title={t`Read exports from S3-compatible storage`}
      >
        {t`Add from a bucket…`}
      </Button>
      <BucketDialog opened={opened} onClose={close} bucket={null} />
    </>
  )
}
