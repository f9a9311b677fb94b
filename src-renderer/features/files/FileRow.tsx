import { t } from '@lingui/core/macro'
import { Tooltip } from '@mantine/core'
import { useMergedRef } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import type { CSSProperties, Ref, RefObject } from 'react'
import type { ExportFileRow } from '#shared/export-files'
import { fileName } from '#shared/file-name'
import { FILE_STATE_WORDS } from '../../ui/file-states'
import { formatBytes, formatCount } from '../../ui/format'
import { useTimeFormat } from '../../ui/time'
import classes from './FileTable.module.css'
import { askedWords, declaredWords, eraWords, heldWords, noteWords } from './file-words'

/** In px; every row is as high as the other, so that any place can be scrolled to. */
export const ROW_HEIGHT = 53

/** Where the list puts the row. */
export type RowPlace = { style?: CSSProperties; rowRef?: Ref<HTMLElement> | undefined }

type Props = RowPlace & {
  index: number
  /** Undefined while its page is on the way. */
  file: ExportFileRow | undefined
  /** The one row that Tab leads to. */
  isCurrent: boolean
  /** True when a key went to the current row: it takes the focus as soon as it is there. */
  wantsFocus: RefObject<boolean>
  onFocus: () => void
  onOpen: (fileId: number) => void
}

/** A file: what it is called, what became of it, when it was written and what it holds. */
export function FileRow(props: Props) {
  const { index, file, isCurrent, wantsFocus, onFocus, onOpen, style, rowRef } = props
  const ref = useMergedRef(rowRef, (row: HTMLElement | null) => {
    if (!row || !isCurrent || !wantsFocus.current) return
    wantsFocus.current = false
    row.focus({ preventScroll: true })
  })
  return (
    <tr
      ref={ref}
      aria-rowindex={index + 2}
      aria-busy={file === undefined || undefined}
      tabIndex={isCurrent ? 0 : -1}
      className={classes.row}
      style={{ ...style, height: ROW_HEIGHT }}
      data-testid="export-file"
      data-state={file?.state}
      onFocus={onFocus}
      onClick={() => file && onOpen(file.file_id)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target === event.currentTarget && file) {
          onOpen(file.file_id)
        }
      }}
    >
      {file && <Cells file={file} />}
    </tr>
  )
}

function Cells({ file }: { file: ExportFileRow }) {
  const time = useTimeFormat()
  const { label, about, icon: Icon } = FILE_STATE_WORDS[file.state]
  return (
    <>
      <td>
        <Tooltip label={file.path} multiline maw={560} position="bottom-start">
          <bdi className={classes.first}>{fileName(file.path)}</bdi>
        </Tooltip>
        <Place file={file} />
      </td>
      <td>
        <Tooltip label={about} multiline maw={320}>
          <span className={classes.state}>
            <Icon size={14} stroke={1.7} aria-hidden />
            {label}
          </span>
        </Tooltip>
        {file.notes.length > 0 && <span className={classes.second}>{noteWords(file)}</span>}
      </td>
      <td>
        <span className={classes.first}>
          {file.exported_at === null ? '–' : time.dateTime(file.exported_at)}
        </span>
        {file.era && (
          <Tooltip label={eraWords(file.era)} multiline maw={320}>
            <span className={classes.second}>{t`DCE ${file.era}`}</span>
          </Tooltip>
        )}
      </td>
      <td>
        <span className={classes.first}>{heldWords(file, time)}</span>
        <span className={classes.second}>{askedWords(file, time)}</span>
      </td>
      <td className={classes.number}>
        <Messages file={file} />
        <span className={classes.second}>{declaredWords(file)}</span>
      </td>
      <td className={classes.number}>{formatBytes(file.size_bytes)}</td>
    </>
  )
}

function Place({ file }: { file: ExportFileRow }) {
  if (file.channel_name === null) {
    return <span className={classes.second}>{file.notes[0]?.message}</span>
  }
  return (
    <span className={classes.second}>
      <bdi>#{file.channel_name}</bdi> · <bdi>{file.guild_name}</bdi>
    </span>
  )
}

/** The count leads to the first of the messages. */
function Messages({ file }: { file: ExportFileRow }) {
  if (file.guild_id === null || file.channel_id === null || file.first_message_id === null) {
    return <span className={classes.first}>{file.state === 'foreign' ? '–' : '0'}</span>
  }
  return (
    <Link
      className={classes.link}
      to="/g/$guildId/c/$channelId"
      params={{ guildId: file.guild_id, channelId: file.channel_id }}
      search={{ at: file.first_message_id }}
      tabIndex={-1}
      title={t`Open the channel at the first message of this file`}
      onClick={(event) => event.stopPropagation()}
    >
      {formatCount(file.messages)}
    </Link>
  )
}
