import { t } from '@lingui/core/macro'
import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconExternalLink,
  IconFile,
  IconFileMusic,
  IconFileText,
  IconFileTypePdf,
  IconFileTypography,
  IconFileZip,
  IconFolderOpen,
  IconMovie,
  IconPhoto,
  IconPresentation,
  IconTable,
} from '@tabler/icons-react'
import { fileExtension, isOpenable } from '#shared/openable'
import { call } from '../client'
import { formatBytes } from '../ui/format'
import { remoteHost } from '../ui/media'
import { showError } from '../ui/toasts'
import { Download } from './Download'
import classes from './FileCard.module.css'
import { type FileKind, shownName } from './media-kind'
import type { ShownFile } from './shown-files'

const BY_KIND = {
  image: IconPhoto,
  video: IconMovie,
  audio: IconFileMusic,
  text: IconFileText,
  file: IconFile,
} satisfies Record<FileKind, unknown>

const BY_EXTENSION: Record<string, typeof IconFile> = {
  pdf: IconFileTypePdf,
  doc: IconFileTypography,
  docx: IconFileTypography,
  odt: IconFileTypography,
  xls: IconTable,
  xlsx: IconTable,
  ods: IconTable,
  csv: IconTable,
  tsv: IconTable,
  ppt: IconPresentation,
  pptx: IconPresentation,
  odp: IconPresentation,
  zip: IconFileZip,
  '7z': IconFileZip,
  rar: IconFileZip,
  gz: IconFileZip,
  tar: IconFileZip,
}

/** A file by name and size, with what can be done with it: shown, opened, or downloaded after asking. */
export function FileCard({ file }: { file: ShownFile }) {
  const { attachment, kind, media, state } = file
  const host = remoteHost(media.url)
  const name = shownName(attachment.file_name) || t`Unnamed file`
  return (
    <div className={classes.file} data-file-state={state}>
      <FileHead
        file={file}
        note={state === 'missing' ? (host ?? t`not in the archive`) : noteOf(file)}
      />
      {state === 'missing' && host !== null && (
        <Download wanted={{ ...media, kind: kind === 'text' ? 'file' : kind, name }} />
      )}
    </div>
  )
}

function noteOf({ state, kind }: ShownFile): string | null {
  if (state !== 'broken') return null
  return kind === 'image' ? t`cannot be shown here` : t`cannot be played here`
}

/** The line of a file: icon, name, size, and the ways to it where it is on disk. */
export function FileHead(props: {
  file: ShownFile
  note?: string | null
  /** Under a film: without an icon, all on one line. */
  isSlim?: boolean
}) {
  const { attachment, kind, media, state } = props.file
  const { file_name, file_size_bytes } = attachment
  const Icon = BY_EXTENSION[fileExtension(file_name)] ?? BY_KIND[kind]
  const name = shownName(file_name) || t`Unnamed file`
  const isThere = state === 'there' || state === 'broken'
  return (
    <div className={classes.head} data-slim={props.isSlim || undefined}>
      <Icon className={classes.icon} size={22} stroke={1.5} aria-hidden="true" />
      <span className={classes.about}>
        <bdi className={classes.name} title={name}>
          {name}
        </bdi>
        <span className={classes.size}>
          {[file_size_bytes > 0 ? formatBytes(file_size_bytes) : null, props.note ?? null]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
      </span>
      {isThere && (
        <span className={classes.actions}>
          {isOpenable(file_name) && (
            <Tooltip label={t`Open with another program…`}>
              <ActionIcon
                size="sm"
                aria-label={t`Open ${name} with another program…`}
                onClick={() => call('shell.open_media', { ...media, file_name }).catch(showError)}
              >
                <IconExternalLink size={16} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
          )}
          <Tooltip label={t`Show in folder`}>
            <ActionIcon
              size="sm"
              aria-label={t`Show ${name} in its folder`}
              onClick={() => call('shell.show_media', media).catch(showError)}
            >
              <IconFolderOpen size={16} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        </span>
      )}
    </div>
  )
}
