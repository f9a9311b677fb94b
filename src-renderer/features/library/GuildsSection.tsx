import { plural, t } from '@lingui/core/macro'
import { ActionIcon, Group, Menu, TextInput } from '@mantine/core'
import { IconDots, IconFiles, IconSearch, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ExportSource } from '#shared/export'
import type { GuildRow } from '#shared/rows'
import { ComparedCounts } from '../../message/ComparedCounts'
import { useShowMessages } from '../../message/show-messages'
import { ExportMenu } from '../../ui/ExportMenu'
import { formatCount } from '../../ui/format'
import { GuildIcon } from '../../ui/GuildIcon'
import { useRemove } from '../../ui/removal'
import { useTimeFormat } from '../../ui/time'
import classes from './GuildsSection.module.css'
import { LibrarySection } from './LibrarySection'

/** The numbers on screen; the table of guilds itself holds none. */
const SHOWN: ExportSource = {
  kind: 'question',
  run: { id: 'list_guilds', scope: {}, params: {}, limit: 0 },
}

/** So many guilds are looked through without help; more can be filtered. */
const EASY = 8
/** With more than this the sections below would be out of reach. */
const FIRST = 20

/** The guilds of the archive, those with most messages first. */
export function GuildsSection({ guilds }: { guilds: readonly GuildRow[] }) {
  const [find, setFind] = useState('')
  const [isWhole, setWhole] = useState(false)
  if (guilds.length === 0) return null
  const wanted = find.trim().toLocaleLowerCase()
  const found = guilds
    .filter((guild) => guild.guild_name.toLocaleLowerCase().includes(wanted))
    .toSorted((a, b) => b.messages - a.messages)
  const shown = isWhole ? found : found.slice(0, FIRST)
  return (
    <LibrarySection
      title={plural(guilds.length, { one: '# guild', other: '# guilds' })}
      actions={
        <Group gap={8}>
          {guilds.length > EASY && (
            <TextInput
              size="xs"
              w={180}
              aria-label={t`Filter guilds`}
              placeholder={t`Filter guilds`}
              leftSection={<IconSearch size={14} aria-hidden />}
              value={find}
              onChange={(event) => setFind(event.currentTarget.value)}
            />
          )}
          <ExportMenu source={SHOWN} name="guilds" />
        </Group>
      }
    >
      {shown.length === 0 ? (
        <p className={classes.dim}>{t`No guild has these letters in its name.`}</p>
      ) : (
        <div className={classes.guilds}>
          <ul>
            {shown.map((guild) => (
              <li key={guild.guild_id}>
                <Guild guild={guild} />
              </li>
            ))}
          </ul>
          {found.length > FIRST && (
            <button type="button" className={classes.more} onClick={() => setWhole(!isWhole)}>
              {isWhole
                ? t`Show the largest ${FIRST}`
                : plural(found.length, { one: 'Show all # guild', other: 'Show all # guilds' })}
            </button>
          )}
        </div>
      )}
    </LibrarySection>
  )
}

function Guild({ guild }: { guild: GuildRow }) {
  const scope = { guild_id: guild.guild_id }
  const show = useShowMessages()
  return (
    <article className={classes.guild}>
      <Link to="/g/$guildId" params={{ guildId: guild.guild_id }} className={classes.guildName}>
        <GuildIcon guild={guild} size={40} />
        <span>
          <bdi className={classes.name}>{guild.guild_name}</bdi>
          <Span guild={guild} />
        </span>
      </Link>
      <dl className={classes.numbers}>
        <div>
          <dd>
            <button
              type="button"
              className={classes.number}
              title={t`Show the messages`}
              onClick={() => show(scope)}
            >
              {formatCount(guild.messages)}
            </button>
          </dd>
          <dt>{t`messages`}</dt>
        </div>
        <Count label={t`authors`} value={guild.authors} question="guild_authors" scope={scope} />
        <Count
          label={t`channels`}
          value={guild.channels}
          question="guild_message_per_channel"
          scope={scope}
        />
        <Count
          label={t`threads`}
          value={guild.threads}
          question="guild_message_per_channel"
          scope={scope}
        />
      </dl>
      <Link to="/report" search={{ scope }} className={classes.report}>
        {t`Audit report`}
      </Link>
      <More guild={guild} />
      <ComparedCounts scope={scope} versioned={guild.versioned} missing={guild.missing} />
    </article>
  )
}

/** What can be done with a guild besides reading it. */
function More({ guild }: { guild: GuildRow }) {
  const remove = useRemove()
  const { guild_id, guild_name } = guild
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon aria-label={t`More about ${guild_name}`}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconFiles size={16} stroke={1.7} aria-hidden />}
          renderRoot={(props) => <Link to="/files" search={{ guild_id }} {...props} />}
        >
          {t`Its export files`}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          c="var(--bad-text)"
          leftSection={<IconTrash size={16} stroke={1.7} aria-hidden />}
          onClick={() => remove({ kind: 'guild', guild_id })}
        >
          {t`Remove from the archive…`}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function Span({ guild }: { guild: GuildRow }) {
  const time = useTimeFormat()
  if (guild.first_message_at === null || guild.last_message_at === null) {
    return <span className={classes.dim}>{t`No messages yet`}</span>
  }
  return (
    <span className={classes.dim}>
      {time.day(guild.first_message_at)} – {time.day(guild.last_message_at)}
    </span>
  )
}

/** A count that leads to the question behind it. */
function Count(props: {
  label: string
  value: number
  question: string
  scope: { guild_id: string }
}) {
  return (
    <div>
      <dd>
        <Link to="/questions/$id" params={{ id: props.question }} search={{ scope: props.scope }}>
          {formatCount(props.value)}
        </Link>
      </dd>
      <dt>{props.label}</dt>
    </div>
  )
}
