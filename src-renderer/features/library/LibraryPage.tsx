import { Button, Group } from '@mantine/core'
import { IconBooks, IconFilePlus, IconFolderPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { isActive, isLoad } from '#shared/job'
import { callQuery } from '../../client'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorState } from '../../ui/ErrorState'
import { IngestFiles } from '../../ui/IngestFiles'
import { JobProgress } from '../../ui/JobProgress'
import { pickAndIngest, useJobs } from '../../ui/jobs'
import { Late } from '../../ui/Late'
import { GuildList } from './GuildList'
import { LastIngest } from './LastIngest'
import classes from './LibraryPage.module.css'
import { Welcome } from './Welcome'

/** What the archive holds, what is coming in, and the way to add more. */
export function LibraryPage() {
  const guilds = useQuery(callQuery('guilds.list', {}))
  const { data: jobs = [] } = useJobs()
  const ingests = jobs.filter(isLoad)
  const running = ingests.filter(isActive)
  const [last] = ingests
  if (guilds.error) return <ErrorState error={guilds.error} onRetry={() => guilds.refetch()} />
  if (!guilds.data) {
    return (
      <Late>
        <EmptyState icon={IconBooks} title="Opening the archive">
          The first start takes some seconds.
        </EmptyState>
      </Late>
    )
  }
  if (guilds.data.length === 0 && ingests.length === 0) return <Welcome />
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        <header className={classes.head}>
          <h1 className={classes.title}>Library</h1>
          <AddButtons />
        </header>
        {running.map((job) => (
          <section key={job.id} className={classes.running}>
            <JobProgress job={job} />
            {job.state === 'running' && <IngestFiles jobId={job.id} isLive />}
          </section>
        ))}
        {running.length === 0 && last && <LastIngest key={last.id} job={last} />}
        <GuildList guilds={guilds.data} />
      </div>
    </div>
  )
}

function AddButtons() {
  return (
    <Group gap={8}>
      <Button
        size="xs"
        leftSection={<IconFolderPlus size={16} aria-hidden />}
        onClick={() => pickAndIngest('folder')}
      >
        Add folder…
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconFilePlus size={16} aria-hidden />}
        onClick={() => pickAndIngest('files')}
      >
        Add files…
      </Button>
    </Group>
  )
}
