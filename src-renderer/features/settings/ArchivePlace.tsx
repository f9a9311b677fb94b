import { t } from '@lingui/core/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call, callQuery } from '../../client'
import { useArchives } from '../../ui/archives'
import { formatBytes } from '../../ui/format'
import { showError } from '../../ui/toasts'
import { Setting, SettingsSection } from './Setting'
import classes from './SettingsPage.module.css'

/** Where the archive lies, how much room is left there, and the way to another place. */
export function ArchivePlace() {
  const { data: archives = [] } = useArchives()
  const { data: disk } = useQuery({ ...callQuery('archives.disk', {}), staleTime: 0 })
  const current = archives.find(({ is_current }) => is_current)
  if (!current) return null
  const { archive_id, path } = current
  return (
    <SettingsSection title={t`Archive`}>
      <Setting
        label={t`Place`}
        about={
          disk
            ? t`${formatBytes(disk.free_bytes)} of ${formatBytes(disk.total_bytes)} are free on its disk.`
            : ''
        }
      >
        <div className={classes.place}>
          <code>{path}</code>
          <Button
            size="xs"
            variant="default"
            onClick={() => call('archives.move', { archive_id }).catch(showError)}
          >
            {t`Move…`}
          </Button>
        </div>
      </Setting>
      <Setting
        label={t`Several archives`}
        about={t`Make another one, open one elsewhere, rename or remove one.`}
      >
        <Link to="/archive" className={classes.link}>
          {t`All archives`}
        </Link>
      </Setting>
    </SettingsSection>
  )
}

/** The way to versions, licences and updates. */
export function About() {
  const { data: info } = useQuery(callQuery('app.info', {}))
  return (
    <SettingsSection title={t`About`}>
      <Setting
        label={`Discord Binding ${info?.version ?? ''}`}
        about={t`Versions, updates, and the licences of everything in it.`}
      >
        <Link to="/about" className={classes.link}>
          {t`About`}
        </Link>
      </Setting>
    </SettingsSection>
  )
}
