import { plural, t } from '@lingui/core/macro'
import { Anchor, Button, CopyButton, Group } from '@mantine/core'
import { IconCheck, IconCopy, IconFolderOpen, IconMessages, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { isBucketUrl } from '#shared/bucket'
import type { ExportFileRow } from '#shared/export-files'
import { fileName } from '#shared/file-name'
import { call, callQuery } from '../../client'
import { ErrorState } from '../../ui/ErrorState'
import { FactList } from '../../ui/FactList'
import { FILE_STATE_WORDS } from '../../ui/file-states'
import { formatBytes, formatCount } from '../../ui/format'
import { Drawer } from '../../ui/Overlays'
import { useRemove } from '../../ui/removal'
import { useTimeFormat } from '../../ui/time'
import { showError } from '../../ui/toasts'
import classes from './FileDrawer.module.css'
import { askedTime, eraWords } from './file-words'

/** Everything the archive knows of one file; null = closed. */
export function FileDrawer({ fileId, onClose }: { fileId: number | null; onClose: () => void }) {
  return (
    <Drawer
      position="right"
      size={560}
      opened={fileId !== null}
      onClose={onClose}
      title={t`Export file`}
    >
      {fileId !== null && <File fileId={fileId} />}
    </Drawer>
  )
}

function File({ fileId }: { fileId: number }) {
  const { data: file, error, refetch } = useQuery(callQuery('files.get', { file_id: fileId }))
  if (error) return <ErrorState error={error} onRetry={() => refetch()} />
  return file ? <Details file={file} /> : null
}

function Details({ file }: { file: ExportFileRow }) {
  const { label, about, icon: Icon } = FILE_STATE_WORDS[file.state]
  return (
    <div className={classes.details}>
      <h2 className={classes.name}>
        <bdi>{fileName(file.path)}</bdi>
      </h2>
      <Actions file={file} />
      <p className={classes.state} data-state={file.state}>
        <Icon size={16} stroke={1.7} aria-hidden />
        <span>
          <strong>{label}.</strong> {about}
        </span>
      </p>
      {file.notes.length > 0 && (
        <ul className={classes.notes} aria-label={t`Notes`}>
          {file.notes.map((note) => (
            <li key={note.code}>
              {note.message}
              <span className={classes.dim}>
                {note.count > 1 && ` ${plural(note.count, { one: '# time.', other: '# times.' })}`}
                {note.byte_offset !== null && ` ${placeWords(note.count, note.byte_offset)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Facts file={file} />
    </div>
  )
}

/** Where a note is of, the first of them where there are several. */
function placeWords(count: number, byte_offset: number): string {
  const byte = formatCount(byte_offset)
  return count > 1 ? t`First at byte ${byte}.` : t`At byte ${byte}.`
}

function Actions({ file }: { file: ExportFileRow }) {
  const place = file.guild_id !== null && file.channel_id !== null && file.first_message_id
  return (
    <Group gap={8}>
      {place && (
        <Button
          size="xs"
          leftSection={<IconMessages size={14} aria-hidden />}
          renderRoot={(props) => (
            <Link
              to="/g/$guildId/c/$channelId"
              params={{ guildId: file.guild_id as string, channelId: file.channel_id as string }}
              search={{ at: place }}
              {...props}
            />
          )}
        >
          {t`Open at its first message`}
        </Button>
      )}
      {!isBucketUrl(file.path) && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFolderOpen size={14} aria-hidden />}
          onClick={() => call('shell.show_file', { file_id: file.file_id }).catch(showError)}
        >
          {t`Show in folder`}
        </Button>
      )}
      <RemoveFile fileId={file.file_id} />
      <CopyButton value={file.path}>
        {({ copied, copy }) => (
          <Button
            size="xs"
            variant="default"
            leftSection={
              copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />
            }
            onClick={copy}
          >
            {copied ? t`Copied` : t`Copy path`}
          </Button>
        )}
      </CopyButton>
    </Group>
  )
}

function RemoveFile({ fileId }: { fileId: number }) {
  const remove = useRemove()
  return (
    <Button
      size="xs"
      variant="default"
      c="var(--bad-text)"
      leftSection={<IconTrash size={14} aria-hidden />}
      onClick={() => remove({ kind: 'file', file_id: fileId })}
    >
      {t`Remove from the archive…`}
    </Button>
  )
}

function Facts({ file }: { file: ExportFileRow }) {
  const time = useTimeFormat()
  const at = (iso: string | null) => (iso === null ? null : time.dateTime(iso))
  const { first_message_at, last_message_at } = file
  const facts: [string, ReactNode][] = [
    [
      t`Path`,
      <span key="path" className={classes.path}>
        {file.path}
      </span>,
    ],
    [t`Same as`, file.same_as && <span className={classes.path}>{file.same_as}</span>],
    [t`Guild`, file.guild_name && <bdi>{file.guild_name}</bdi>],
    [t`Channel`, file.channel_name && <ChannelFiles file={file} />],
    [t`Exported`, at(file.exported_at) ?? (file.era && t`Not said: older than DCE 2.40.1`)],
    [t`Asked for`, file.era && (askedTime(file, time) ?? t`Everything`)],
    [
      t`Messages from`,
      first_message_at && last_message_at && `${at(first_message_at)} – ${at(last_message_at)}`,
    ],
    [t`Messages`, file.era && <MessageCounts file={file} />],
    [t`Written by`, eraWords(file.era)],
    [t`Size`, formatBytes(file.size_bytes)],
    [t`Changed on disk`, at(file.modified_at)],
    [t`Read`, at(file.ingested_at) ?? t`Not to its end`],
  ]
  return <FactList className={classes.facts} facts={facts} />
}

function ChannelFiles({ file }: { file: ExportFileRow }) {
  return (
    <>
      <bdi>#{file.channel_name}</bdi>{' '}
      <Anchor
        size="sm"
        renderRoot={(props) => (
          <Link
            to="/files"
            search={{
              view: 'coverage',
              guild_id: file.guild_id ?? undefined,
              channel_id: file.channel_id ?? undefined,
            }}
            {...props}
          />
        )}
      >
        {t`Times its files cover`}
      </Anchor>
    </>
  )
}

function MessageCounts({ file: { messages, declared_messages } }: { file: ExportFileRow }) {
  if (declared_messages === null) {
    return plural(messages, {
      other: '# read; the file does not say how many there should be',
    })
  }
  if (declared_messages === messages) return plural(messages, { other: '# read, as the file says' })
  const declared = formatCount(declared_messages)
  return t`${plural(messages, { other: '# read' })}; the file says ${declared}. Its own count is only a hint: files that were edited or joined by hand disagree with it.`
}
