import { Button, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy, IconFiles, IconFolderOpen } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { WebLink } from '../../message/WebLink'
import { pickAndIngest } from '../../ui/jobs'
import classes from './ExportGuidePage.module.css'

const COMMAND =
  'DiscordChatExporter.Cli exportguild --token TOKEN --guild GUILD_ID --format Json --media --reuse-media --include-threads All --markdown false --output exports/'

const OPTIONS = [
  ['Format: JSON', 'The only format that holds everything, and the only one that is read here.'],
  [
    'Download assets (--media)',
    'Pictures and files come along. Discord’s own links to them stop working after a day.',
  ],
  ['Include threads: all', 'Archived threads and forum posts too; they are left out otherwise.'],
  [
    'Format markdown: off',
    'Mentions and custom emoji keep their ids, and so lead to people and channels.',
  ],
] as const

/** From no export to a first one: the program that makes it, how it may sign in, what to choose, and back here. */
export function ExportGuidePage() {
  return (
    <div className={classes.page}>
      <article className={classes.column}>
        <h1 className={classes.title}>How to make an export</h1>
        <p className={classes.lead}>
          Discord Binding reads what{' '}
          <WebLink url="https://github.com/Tyrrrz/DiscordChatExporter">DiscordChatExporter</WebLink>{' '}
          writes: a free program by others, which saves the channels of a guild as files. It has a
          window on Windows and a command line on every system.
        </p>
        <ol className={classes.steps}>
          <Step title="Get DiscordChatExporter">
            <p>
              Take version 2.47 or newer from{' '}
              <WebLink url="https://github.com/Tyrrrz/DiscordChatExporter/releases">
                its page of releases
              </WebLink>
              . Older exports are read as well, and hold less.
            </p>
          </Step>
          <Step title="Let a bot read the guild">
            <p>
              You need to manage the guild, or ask somebody who does. In{' '}
              <WebLink url="https://discord.com/developers/applications">
                Discord’s developer portal
              </WebLink>{' '}
              make an application, open <em>Bot</em>, turn on <em>Message Content Intent</em>, and
              invite it with the permissions <em>View Channels</em> and{' '}
              <em>Read Message History</em>. Its token is what DiscordChatExporter asks for.
            </p>
            <p>
              A token is a password: keep it to yourself, and reset it in the portal if it was seen.
              Discord Binding never asks for one.
            </p>
            <p className={classes.warning}>
              <strong>Not with your own account.</strong> DiscordChatExporter also takes a user
              token, and direct messages can be exported in no other way. But{' '}
              <WebLink url="https://support.discord.com/hc/en-us/articles/115002192352">
                Discord forbids automating a user account
              </WebLink>{' '}
              and may close it for that. The people in a conversation may also expect not to be
              archived: ask them.
            </p>
          </Step>
          <Step title="Choose what comes along">
            <dl className={classes.options}>
              {OPTIONS.map(([name, why]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{why}</dd>
                </div>
              ))}
            </dl>
            <p>The same on the command line:</p>
            <div className={classes.command}>
              <code>{COMMAND}</code>
              <CopyButton value={COMMAND}>
                {({ copied, copy }) => (
                  <Button
                    size="xs"
                    variant="default"
                    leftSection={
                      copied ? (
                        <IconCheck size={14} aria-hidden />
                      ) : (
                        <IconCopy size={14} aria-hidden />
                      )
                    }
                    onClick={copy}
                  >
                    {copied ? 'Copied' : 'Copy'}
                  </Button>
                )}
              </CopyButton>
            </div>
          </Step>
          <Step title="Bring it here">
            <p>
              Drop the folder on this window, pictures and all. Export again later into the same
              folder: only what is new is read, and what was edited or deleted in between is kept
              and marked.
            </p>
            <Buttons />
          </Step>
        </ol>
      </article>
    </div>
  )
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li className={classes.step}>
      <h2 className={classes.heading}>{title}</h2>
      {children}
    </li>
  )
}

function Buttons() {
  const navigate = useNavigate()
  const add = async (kind: 'folder' | 'files') => {
    if (await pickAndIngest(kind)) await navigate({ to: '/' })
  }
  return (
    <div className={classes.buttons}>
      <Button
        leftSection={<IconFolderOpen size={16} aria-hidden />}
        onClick={() => void add('folder')}
      >
        Choose folder…
      </Button>
      <Button
        variant="default"
        leftSection={<IconFiles size={16} aria-hidden />}
        onClick={() => void add('files')}
      >
        Choose files…
      </Button>
    </div>
  )
}
