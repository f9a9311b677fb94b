import { plural, t } from '@lingui/core/macro'
import { Plural, Trans } from '@lingui/react/macro'
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
import { countChannels, countFiles, countMessages, countPeople } from '../../ui/counts'
import { ErrorState } from '../../ui/ErrorState'
import { FactList } from '../../ui/FactList'
import { formatBytes, formatCount } from '../../ui/format'
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
        <p className={classes.text}>{t`Counting what it holds…`}</p>
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
  const { schema_version, postgres_version } = about
  const { database, journal, media, other, total } = about.sizes
  const parts = [
    t`${formatBytes(database)} database`,
    journal > 0 && t`${formatBytes(journal)} its log of changes`,
    media > 0 && t`${formatBytes(media)} copied media`,
    other > 1000 && t`${formatBytes(other)} sample export`,
  ].filter((part) => part !== false)
  return (
    <Facts
      title={t`Place`}
      facts={[
        [
          t`Folder`,
          <span key="folder" className={classes.place}>
            <span className={classes.path}>{path}</span>
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconFolder size={14} aria-hidden />}
              onClick={() => call('archives.show', { archive_id }).catch(showError)}
            >
              {t`Show in folder`}
            </Button>
          </span>,
        ],
        [t`Size on disk`, `${formatBytes(total)}: ${parts.join(', ')}`],
        [t`Created`, time.dateTime(about.created_at)],
        [t`Last addition`, about.last_ingested_at && time.dateTime(about.last_ingested_at)],
        [t`Schema`, t`version ${schema_version}, PostgreSQL ${postgres_version}`],
      ]}
    />
  )
}

function Contents({ status, about }: { status: ArchiveStatus; about: ArchiveAbout }) {
  const time = useTimeFormat()
  const { first_message_at, last_message_at } = status
  const { threads, people, bots } = about
  const channels = status.channels - threads
  const messages = formatCount(status.messages)
  const notices = status.stored_messages - status.messages
  return (
    <Facts
      title={t`What it holds`}
      facts={[
        [
          t`Guilds`,
          <Link key="guilds" to="/">
            {formatCount(status.guilds)}
          </Link>,
        ],
        [
          t`Channels`,
          <Link key="channels" to="/questions/$id" params={{ id: 'list_guilds' }}>
            {countChannels(channels)}, {plural(threads, { one: '# thread', other: '# threads' })}
          </Link>,
        ],
        [
          t`Messages`,
          <span key="messages">
            {notices > 0 ? (
              <Trans>
                <Messages scope={{}}>{messages}</Messages>, and{' '}
                <Plural value={notices} one="# notice" other="# notices" /> such as joins and pins
              </Trans>
            ) : (
              <Messages scope={{}}>{messages}</Messages>
            )}
          </span>,
        ],
        [
          t`First message`,
          first_message_at && (
            <Messages scope={{ from: first_message_at, to: secondAfter(first_message_at) }}>
              {time.dateTime(first_message_at)}
            </Messages>
          ),
        ],
        [
          t`Last message`,
          last_message_at && (
            <Messages scope={{ from: last_message_at }}>{time.dateTime(last_message_at)}</Messages>
          ),
        ],
        [t`People`, `${countPeople(people)}, ${plural(bots, { one: '# bot', other: '# bots' })}`],
        [
          t`Attachments`,
          status.attachments > 0 && (
            <span>
              <Messages scope={{ has: ['attachment'] }}>{formatCount(status.attachments)}</Messages>
              <Kept />
            </span>
          ),
        ],
        [
          t`Reactions`,
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
  const [kept, copied] = [formatCount(counted.kept), formatCount(counted.copied)]
  return (
    <>
      {', '}
      <Messages scope={{ has: ['attachment_kept'] }}>{t`${kept} at hand`}</Messages>
      {counted.copied > 0 && ` ${t`(${copied} copied into the archive)`}`}
    </>
  )
}

function Messages({ scope, children }: { scope: Scope; children: ReactNode }) {
  const show = useShowMessages()
  return (
    <button
      type="button"
      className={classes.link}
      title={t`Show the messages`}
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
      title={t`Where it came from`}
      facts={[
        [
          t`Export files`,
          <Link key="files" to="/files">
            {formatCount(status.export_files)}
          </Link>,
        ],
        [
          t`Exported`,
          first_exported_at &&
            last_exported_at &&
            (first_exported_at === last_exported_at
              ? time.dateTime(first_exported_at)
              : `${time.day(first_exported_at)} – ${time.day(last_exported_at)}`),
        ],
        [
          t`Written by`,
          <ul key="eras" className={classes.eras}>
            {about.eras.map(({ era, files, messages }) => (
              <li key={era}>
                DiscordChatExporter {era}: {countFiles(files)}, {countMessages(messages)}
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
      title={t`How whole it is`}
      facts={[
        [t`Read to the end`, <FileLink key="whole" count={about.whole_files} state="ingested" />],
        [t`Damaged`, <FileLink key="damaged" count={about.damaged_files} state="damaged" />],
        [t`Stopped in`, <FileLink key="reading" count={about.unfinished_files} state="reading" />],
        [t`No exports`, <FileLink key="foreign" count={about.foreign_files} state="foreign" />],
        [
          t`Left to do`,
          waiting === 0
            ? t`Nothing: every message can be searched, every index is there`
            : t`A stopped ingest left work; it goes on by itself`,
        ],
        [
          t`Database`,
          about.has_checksums
            ? t`Checksums on: a page that the disk has changed is noticed`
            : t`Without checksums`,
        ],
      ]}
    />
  )
}

function FileLink({ count, state }: { count: number; state: FileState }) {
  if (count === 0) return t`None`
  return (
    <Link to="/files" search={{ states: [state] }}>
      {countFiles(count)}
    </Link>
  )
}
