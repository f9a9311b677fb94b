import { Button } from '@mantine/core'
import { IconFolder } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ArchiveAbout, KnownArchive } from '#shared/archives'
import type { FileState } from '#shared/export-files'
import type { ArchiveStatus } from '#shared/rows'
import type { Scope } from '#shared/scope'
import { call, callQuery } from '../../client'
import { useShowMessages } from '../../message/show-messages'
import { ErrorState } from '../../ui/ErrorState'
import { FactList } from '../../ui/FactList'
import { countOf, formatBytes, formatCount } from '../../ui/format'
import { Late } from '../../ui/Late'
import { useTimeFormat } from '../../ui/time'
import { showError } from '../../ui/toasts'
import classes from './ArchivePage.module.css'

/** The open archive: where it is, what it holds, how whole it is. Numbers lead to what they count. */
export function AboutArchive({ archive }: { archive: KnownArchive }) {
  const status = useQuery({ ...callQuery('archive.status', {}), staleTime: 0 })
  const about = useQuery({ ...callQuery('archive.about', {}), staleTime: 0 })
  const error = status.error ?? about.error
  if (error) {
    const retry = () => {
      void status.refetch()
      void about.refetch()
    }
    return <ErrorState error={error} onRetry={retry} />
  }
  if (!status.data || !about.data) {
    return (
      <Late>
        <p className={classes.text}>Counting what it holds…</p>
      </Late>
    )
  }
  return (
    <>
      <Place archive={archive} about={about.data} />
      <Contents status={status.data} about={about.data} />
      <Files status={status.data} about={about.data} />
      <Integrity about={about.data} />
    </>
  )
}

function Facts({ title, facts }: { title: string; facts: [string, ReactNode][] }) {
  return (
    <section className={classes.section} aria-label={title}>
      <h2 className={classes.heading}>{title}</h2>
      <FactList facts={facts} />
    </section>
  )
}

function Place({ archive, about }: { archive: KnownArchive; about: ArchiveAbout }) {
  const time = useTimeFormat()
  const { archive_id, path } = archive
  const { database, journal, media, other, total } = about.sizes
  const parts = [
    `${formatBytes(database)} database`,
    journal > 0 && `${formatBytes(journal)} its log of changes`,
    media > 0 && `${formatBytes(media)} copied media`,
    other > 1000 && `${formatBytes(other)} sample export`,
  ].filter((part) => part !== false)
  return (
    <Facts
      title="Place"
      facts={[
        [
          'Folder',
          <span key="folder" className={classes.place}>
            <span className={classes.path}>{path}</span>
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconFolder size={14} aria-hidden />}
              onClick={() => call('archives.show', { archive_id }).catch(showError)}
            >
              Show in folder
            </Button>
          </span>,
        ],
        ['Size on disk', `${formatBytes(total)}: ${parts.join(', ')}`],
        ['Created', time.dateTime(about.created_at)],
        ['Last addition', about.last_ingested_at && time.dateTime(about.last_ingested_at)],
        ['Schema', `version ${about.schema_version}, PostgreSQL ${about.postgres_version}`],
      ]}
    />
  )
}

function Contents({ status, about }: { status: ArchiveStatus; about: ArchiveAbout }) {
  const time = useTimeFormat()
  const { first_message_at, last_message_at } = status
  const notices = status.stored_messages - status.messages
  return (
    <Facts
      title="What it holds"
      facts={[
        [
          'Guilds',
          <Link key="guilds" to="/">
            {formatCount(status.guilds)}
          </Link>,
        ],
        [
          'Channels',
          <Link key="channels" to="/questions/$id" params={{ id: 'list_guilds' }}>
            {countOf(status.channels - about.threads, 'channel')},{' '}
            {countOf(about.threads, 'thread')}
          </Link>,
        ],
        [
          'Messages',
          <span key="messages">
            <Messages scope={{}}>{formatCount(status.messages)}</Messages>
            {notices > 0 && `, and ${countOf(notices, 'notice')} such as joins and pins`}
          </span>,
        ],
        [
          'First message',
          first_message_at && (
            <Messages scope={{ from: first_message_at, to: secondAfter(first_message_at) }}>
              {time.dateTime(first_message_at)}
            </Messages>
          ),
        ],
        [
          'Last message',
          last_message_at && (
            <Messages scope={{ from: last_message_at }}>{time.dateTime(last_message_at)}</Messages>
          ),
        ],
        ['People', `${countOf(about.people, 'person', 'people')}, ${countOf(about.bots, 'bot')}`],
        [
          'Attachments',
          status.attachments > 0 && (
            <span>
              <Messages scope={{ has: ['attachment'] }}>{formatCount(status.attachments)}</Messages>
              <Kept />
            </span>
          ),
        ],
        [
          'Reactions',
          status.reactions > 0 && (
            <Messages scope={{ has: ['reaction'] }}>{formatCount(status.reactions)}</Messages>
          ),
        ],
      ]}
    />
  )
}

function secondAfter(iso: string): string {
  return new Date(Date.parse(iso) + 1000).toISOString()
}

/** How many attachments are at hand, as last counted. */
function Kept() {
  const { data: media } = useQuery(callQuery('media.status', {}))
  const counted = media?.counts.find(({ kind }) => kind === 'attachment')
  if (!counted || counted.named === 0) return null
  return (
    <>
      {', '}
      <Messages scope={{ has: ['attachment_kept'] }}>{formatCount(counted.kept)} at hand</Messages>
      {counted.copied > 0 && ` (${formatCount(counted.copied)} copied into the archive)`}
    </>
  )
}

function Messages({ scope, children }: { scope: Scope; children: ReactNode }) {
  const show = useShowMessages()
  return (
    <button
      type="button"
      className={classes.link}
      title="Show the messages"
      onClick={() => show(scope)}
    >
      {children}
    </button>
  )
}

function Files({ status, about }: { status: ArchiveStatus; about: ArchiveAbout }) {
  const time = useTimeFormat()
  const { first_exported_at, last_exported_at } = about
  if (status.export_files + about.foreign_files === 0) return null
  return (
    <Facts
      title="Where it came from"
      facts={[
        [
          'Export files',
          <Link key="files" to="/files">
            {formatCount(status.export_files)}
          </Link>,
        ],
        [
          'Exported',
          first_exported_at &&
            last_exported_at &&
            (first_exported_at === last_exported_at
              ? time.dateTime(first_exported_at)
              : `${time.day(first_exported_at)} – ${time.day(last_exported_at)}`),
        ],
        [
          'Written by',
          <ul key="eras" className={classes.eras}>
            {about.eras.map(({ era, files, messages }) => (
              <li key={era}>
                DiscordChatExporter {era}: {countOf(files, 'file')}, {countOf(messages, 'message')}
              </li>
            ))}
          </ul>,
        ],
      ]}
    />
  )
}

function Integrity({ about }: { about: ArchiveAbout }) {
  const waiting = about.waiting_words + about.waiting_indexes + about.waiting_comparisons
  return (
    <Facts
      title="How whole it is"
      facts={[
        ['Read to the end', <FileLink key="whole" count={about.whole_files} state="ingested" />],
        ['Damaged', <FileLink key="damaged" count={about.damaged_files} state="damaged" />],
        ['Stopped in', <FileLink key="reading" count={about.unfinished_files} state="reading" />],
        ['No exports', <FileLink key="foreign" count={about.foreign_files} state="foreign" />],
        [
          'Left to do',
          waiting === 0
            ? 'Nothing: every message can be searched, every index is there'
            : 'A stopped ingest left work; it goes on by itself',
        ],
        [
          'Database',
          about.has_checksums
            ? 'Checksums on: a page that the disk has changed is noticed'
            : 'Without checksums',
        ],
      ]}
    />
  )
}

function FileLink({ count, state }: { count: number; state: FileState }) {
  if (count === 0) return 'None'
  return (
    <Link to="/files" search={{ states: [state] }}>
      {countOf(count, 'file')}
    </Link>
  )
}
