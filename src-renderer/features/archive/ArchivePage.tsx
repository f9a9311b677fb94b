import { Button } from '@mantine/core'
import { IconFolderOpen, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { addArchive, useArchives } from '../../ui/archives'
import { AboutArchive } from './AboutArchive'
import { ArchiveItem } from './ArchiveItem'
import classes from './ArchivePage.module.css'
import { type ArchiveDialog, ArchiveDialogs } from './dialogs'

/** The open archive in figures, and all archives that the app knows. */
export function ArchivePage() {
  const { data: archives = [] } = useArchives()
  const [dialog, setDialog] = useState<ArchiveDialog | null>(null)
  const current = archives.find(({ is_current }) => is_current)
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        <h1 className={classes.title}>
          <bdi>{current?.name ?? 'Archive'}</bdi>
        </h1>
        <section className={classes.section} aria-label="Archives">
          <header className={classes.head}>
            <h2 className={classes.heading}>Archives</h2>
            <div className={classes.buttons}>
              <Button
                size="xs"
                leftSection={<IconPlus size={14} aria-hidden />}
                onClick={() => setDialog({ kind: 'create' })}
              >
                New archive…
              </Button>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconFolderOpen size={14} aria-hidden />}
                onClick={() => void addArchive()}
              >
                Open another…
              </Button>
            </div>
          </header>
          <ul className={classes.list}>
            {archives.map((archive) => (
              <ArchiveItem key={archive.archive_id} archive={archive} onDialog={setDialog} />
            ))}
          </ul>
        </section>
        {current && <AboutArchive archive={current} />}
      </div>
      <ArchiveDialogs dialog={dialog} onClose={() => setDialog(null)} />
    </div>
  )
}
