import { t } from '@lingui/core/macro'
import { IconBooks } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { isLoad } from '#shared/job'
import { callQuery } from '../../client'
import { ArchiveSwitch } from '../../ui/ArchiveSwitch'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorState } from '../../ui/ErrorState'
import { useJobs } from '../../ui/jobs'
import { Late } from '../../ui/Late'
import { AddButtons } from './AddButtons'
import { Arrivals } from './Arrivals'
import { BucketsSection } from './BucketsSection'
import { FilesSection } from './FilesSection'
import { FoldersSection } from './FoldersSection'
import { GuildsSection } from './GuildsSection'
import classes from './LibraryPage.module.css'
import { MediaSection } from './MediaSection'
import { Welcome } from './Welcome'

/**
 * What the archive holds, what is coming in, and the ways to add more. The guilds are the page; beside them, or below
 * where it is narrow, stand sections about where they come from. Each section is a component that asks for its own data
 * and draws nothing when it has nothing to say.
 */
export function LibraryPage() {
  const guilds = useQuery(callQuery('guilds.list', {}))
  const { data: jobs = [] } = useJobs()
  if (guilds.error) {
    return (
      <div className={classes.failed}>
        <ErrorState error={guilds.error} onRetry={() => guilds.refetch()} />
        <ArchiveSwitch />
      </div>
    )
  }
  if (!guilds.data) {
    return (
      <Late>
        <EmptyState icon={IconBooks} title={t`Opening the archive`}>
          {t`The first start takes some seconds.`}
        </EmptyState>
      </Late>
    )
  }
  if (guilds.data.length === 0 && !jobs.some(isLoad)) return <Welcome />
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        <header className={classes.head}>
          <div className={classes.heading}>
            <h1 className={classes.title}>{t`Library`}</h1>
            <ArchiveSwitch />
          </div>
          <AddButtons />
        </header>
        <Arrivals jobs={jobs} />
        <div className={classes.sections}>
          <GuildsSection guilds={guilds.data} />
          <div className={classes.side}>
            <FilesSection />
            <FoldersSection />
            <BucketsSection />
            <MediaSection />
          </div>
        </div>
      </div>
    </div>
  )
}
