import { t } from '@lingui/core/macro'
import { Button, Group } from '@mantine/core'
import { IconFilePlus, IconFolderPlus } from '@tabler/icons-react'
import { pickAndIngest } from '../../ui/jobs'
import { AddFromBucket } from './AddFromBucket'

/** The ways to add to the archive; the first is the usual one. */
export function AddButtons() {
  return (
    <Group gap={8}>
      <Button
        size="xs"
        leftSection={<IconFolderPlus size={16} aria-hidden />}
        onClick={() => pickAndIngest('folder')}
      >
        {t`Add folder…`}
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconFilePlus size={16} aria-hidden />}
        onClick={() => pickAndIngest('files')}
      >
        {t`Add files…`}
      </Button>
      <AddFromBucket size="xs" variant="default" />
    </Group>
  )
}
