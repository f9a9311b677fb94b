import { t } from '@lingui/core/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { useEffect } from 'react'
import { JobStrip } from '../features/jobs/JobStrip'
import { MessagesBehind } from '../message/MessagesBehind'
import { RemovalProvider } from '../ui/RemovalDialog'
import classes from './AppFrame.module.css'
import { ArchiveMoving } from './ArchiveMoving'
import { DropOverlay } from './DropOverlay'
import { followEvents, ingestStartPaths } from './events'
import { FrameCommands } from './FrameCommands'
import { Palette } from './palette/Palette'
import { goToMain } from './panes'
import { Rail } from './Rail'
import { TopBar } from './TopBar'

/** The frame that every screen stands in: rail, search box, main view, job strip. */
export function AppFrame() {
  const client = useQueryClient()
  useEffect(() => {
    const stop = followEvents(client)
    ingestStartPaths()
    return stop
  }, [client])

  return (
    <RemovalProvider>
      <div className="window-frame">
        <button type="button" className={classes.skip} onClick={goToMain}>
          {t`Skip to the main part`}
        </button>
        <div className={classes.rail}>
          <Rail />
        </div>
        <TopBar />
        <main className={classes.main} data-pane="main">
          <MessagesBehind>
            <Outlet />
            <Palette />
          </MessagesBehind>
        </main>
        <div className={classes.strip} data-pane="strip">
          <JobStrip />
        </div>
        <DropOverlay />
        <FrameCommands />
        <ArchiveMoving />
      </div>
    </RemovalProvider>
  )
}
