import { t } from '@lingui/core/macro'
import { Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { callQuery } from '../../client'
import { baseName } from '../../ui/format'
import { keepInSync } from '../../ui/sync'

/** Offers to keep the folder that was just ingested in sync; nothing when single files were. */
export function KeepInSync({ jobId }: { jobId: number }) {
  const { data: files } = useQuery(callQuery('jobs.files', { id: jobId, limit: 1 }))
  const { data: folders } = useQuery(callQuery('sync.list', {}))
  const path = files?.[0]?.path
  const folder = folders
    ?.filter((one) => path?.startsWith(`${one.path}/`) || path?.startsWith(`${one.path}\\`))
    .toSorted((a, b) => b.path.length - a.path.length)[0]
  if (!folder) return null
  const name = baseName(folder.path)
  return (
    <Switch
      size="sm"
      label={t`Keep ${name} in sync while the app is open`}
      checked={folder.state !== 'off'}
      onChange={(event) => keepInSync(folder, event.currentTarget.checked)}
    />
  )
}
