import { plural, t } from '@lingui/core/macro'
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconFolderPlus, IconRefresh, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { isActive } from '#shared/job'
import type { MediaFolder, MediaStatus } from '#shared/media'
import { call, callQuery } from '../../client'
import { countFiles } from '../../ui/counts'
import { formatBytes, formatCount } from '../../ui/format'
import { startJob, useJobs } from '../../ui/jobs'
import { showError } from '../../ui/toasts'
import { LibrarySection } from './LibrarySection'
import { MediaCopy } from './MediaCopy'
import { MediaCounts } from './MediaCounts'
import classes from './MediaSection.module.css'

/** Lets the user pick folders that hold media, and looks into them. */
async function pickMediaFolders() {
  try {
    const add = await call('dialog.pick_paths', { kind: 'folder' })
    if (add.length > 0) await startJob({ kind: 'media', params: { task: 'look', add } })
  } catch (thrown) {
    showError(thrown)
  }
}

/** Where pictures and files of messages lie, how many of them are there, and the archive's own copy. */
export function MediaSection() {
  const { data: media } = useQuery(callQuery('media.status', {}))
  const { data: jobs = [] } = useJobs()
  if (!media) return null
  const isBusy = jobs.some((job) => isActive(job) && job.kind === 'media')
  return (
    <LibrarySection title={t`Media`} actions={<Actions isBusy={isBusy} isEmpty={isEmpty(media)} />}>
      <div className={classes.box}>
        <p className={classes.verdict}>{verdict(media)}</p>
        <MediaCounts counts={media.counts} />
        {!isEmpty(media) && (
          <ul className={classes.folders} aria-label={t`Media folders`}>
            {media.beside.folders > 0 && <Beside beside={media.beside} />}
            {media.picked.map((folder) => (
              <Picked key={folder.folder_id} folder={folder} isBusy={isBusy} />
            ))}
          </ul>
        )}
        {media.files > 0 && <MediaCopy media={media} isBusy={isBusy} />}
      </div>
    </LibrarySection>
  )
}

function isEmpty({ beside, picked }: MediaStatus): boolean {
  return beside.folders === 0 && picked.length === 0
}

function verdict(media: MediaStatus): string {
  const attachments = media.counts.find(({ kind }) => kind === 'attachment')
  if (media.files === 0) {
    return t`No files of messages are on this computer; they show by name and size. If they were downloaded, add the folder they are in.`
  }
  if (!attachments || attachments.named === 0) return t`No message has attachments.`
  if (attachments.kept === attachments.named) return t`Every attachment shows offline.`
  const kept = formatCount(attachments.kept)
  return t`${kept} of ${plural(attachments.named, { one: '# attachment', other: '# attachments' })} show offline.`
}

function Actions({ isBusy, isEmpty }: { isBusy: boolean; isEmpty: boolean }) {
  return (
    <div className={classes.actions}>
      {!isEmpty && (
        <Tooltip label={t`Look again for media`}>
          <ActionIcon
            size="sm"
            aria-label={t`Look again for media`}
            disabled={isBusy}
            onClick={() => startJob({ kind: 'media', params: { task: 'look', add: [] } })}
          >
            <IconRefresh size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      )}
      <Tooltip label={t`Add a media folder…`}>
        <ActionIcon
          size="sm"
          aria-label={t`Add a media folder`}
          disabled={isBusy}
          onClick={pickMediaFolders}
        >
          <IconFolderPlus size={16} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}

function Beside({ beside }: { beside: MediaStatus['beside'] }) {
  const { folders, missing, files, size_bytes } = beside
  return (
    <li className={classes.folder}>
      <span className={classes.path}>{t`Beside exports`}</span>
      <span className={classes.dim}>
        {plural(folders, { one: '# folder', other: '# folders' })}, {countFiles(files)},{' '}
        {formatBytes(size_bytes)}
        {missing > 0 &&
          ` · ${plural(missing, { one: '# not there now', other: '# not there now' })}`}
      </span>
    </li>
  )
}

function Picked({ folder, isBusy }: { folder: MediaFolder; isBusy: boolean }) {
  const { folder_id, path, is_there, files, size_bytes } = folder
  return (
    <li className={classes.folder}>
      <bdi className={classes.path} title={path}>
        {path}
      </bdi>
      <span className={classes.dim} data-missing={!is_there || undefined}>
        {is_there ? `${countFiles(files)}, ${formatBytes(size_bytes)}` : t`Not there now`}
      </span>
      <Tooltip label={t`Take off the list; the files stay where they are`}>
        <ActionIcon
          size="sm"
          className={classes.remove}
          aria-label={t`Take ${path} off the list`}
          disabled={isBusy}
          onClick={() => startJob({ kind: 'media', params: { task: 'forget', folder_id } })}
        >
          <IconX size={14} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
    </li>
  )
}
