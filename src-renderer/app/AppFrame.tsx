import { useQueryClient } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { useEffect } from 'react'
import { JobStrip } from '../features/jobs/JobStrip'
import { MessagesBehind } from '../message/MessagesBehind'
import classes from './AppFrame.module.css'
import { DropOverlay } from './DropOverlay'
import { followEvents, ingestStartPaths } from './events'
import { Rail } from './Rail'
import { SearchBox } from './SearchBox'
import { useSectionKeys } from './sections'
import { useLooks } from './use-looks'

/** The frame that every screen stands in: rail, search box, main view, job strip. */
export function AppFrame() {
  const client = useQueryClient()
  useEffect(() => {
    const stop = followEvents(client)
    ingestStartPaths()
    return stop
  }, [client])
  useLooks()
  useSectionKeys()

  return (
    <div className={classes.frame}>
      <div className={classes.rail}>
        <Rail />
      </div>
      <header className={classes.top}>
        <SearchBox />
      </header>
      <main className={classes.main}>
        <MessagesBehind>
          <Outlet />
        </MessagesBehind>
      </main>
      <div className={classes.strip}>
        <JobStrip />
      </div>
      <DropOverlay />
    </div>
  )
}
