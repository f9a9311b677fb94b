import { t } from '@lingui/core/macro'
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
          <bdi>{current?.name ?? t`Archive`}</bdi>
        </h1>
        <section className={classes.section} aria-label={t`Archives`}>
          <header className={classes.head}>
            <h2 className={classes.heading}>{t`Archives`}</h2>
            <div className={classes.buttons}>
              <Button
                size="xs"
                leftSection={<IconPlus size={14} aria-hidden />}
                onClick={() => setDialog({ kind: 'create' })}
              >
                {t`New archive…`}
              </Button>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconFolderOpen size={14} aria-hidden />}
                onClick={() => void addArchive()}
              >
                {t`Open another…`}
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
