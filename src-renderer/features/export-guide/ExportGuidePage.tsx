import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
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
  [t`Format: JSON`, t`The only format that holds everything, and the only one that is read here.`],
  [
    t`Download assets (--media)`,
    t`Pictures and files come along. Discord’s own links to them stop working after a day.`,
  ],
  [t`Include threads: all`, t`Archived threads and forum posts too; they are left out otherwise.`],
  [
    t`Format markdown: off`,
    t`Mentions and custom emoji keep their ids, and so lead to people and channels.`,
  ],
] as const

/** From no export to a first one: the program that makes it, how it may sign in, what to choose, and back here. */
export function ExportGuidePage() {
  return (
    <div className={classes.page}>
      <article className={classes.column}>
        <h1 className={classes.title}>{t`How to make an export`}</h1>
        <p className={classes.lead}>
          <Trans>
            Discord Binding reads what{' '}
            <WebLink url="https://github.com/Tyrrrz/DiscordChatExporter">
              DiscordChatExporter
            </WebLink>{' '}
            writes: a free program by others, which saves the channels of a guild as files. It has a
            window on Windows and a command line on every system.
          </Trans>
        </p>
        <ol className={classes.steps}>
          <Step title={t`Get DiscordChatExporter`}>
            <p>
              <Trans>
                Take version 2.47 or newer from{' '}
                <WebLink url="https://github.com/Tyrrrz/DiscordChatExporter/releases">
                  its page of releases
                </WebLink>
                . Older exports are read as well, and hold less.
              </Trans>
            </p>
          </Step>
          <Step title={t`Let a bot read the guild`}>
            <p>
              <Trans>
                You need to manage the guild, or ask somebody who does. In{' '}
                <WebLink url="https://discord.com/developers/applications">
                  Discord’s developer portal
                </WebLink>{' '}
                make an application, open <em>Bot</em>, turn on <em>Message Content Intent</em>, and
                invite it with the permissions <em>View Channels</em> and{' '}
                <em>Read Message History</em>. Its token is what DiscordChatExporter asks for.
              </Trans>
            </p>
            <p>
              {t`A token is a password: keep it to yourself, and reset it in the portal if it was seen. Discord Binding never asks for one.`}
            </p>
            <p className={classes.warning}>
              <Trans>
                <strong>Not with your own account.</strong> DiscordChatExporter also takes a user
                token, and direct messages can be exported in no other way. But{' '}
                <WebLink url="https://support.discord.com/hc/en-us/articles/115002192352">
                  Discord forbids automating a user account
                </WebLink>{' '}
                and may close it for that. The people in a conversation may also expect not to be
                archived: ask them.
              </Trans>
            </p>
          </Step>
          <Step title={t`Choose what comes along`}>
            <dl className={classes.options}>
              {OPTIONS.map(([name, why]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{why}</dd>
                </div>
              ))}
            </dl>
            <p>{t`The same on the command line:`}</p>
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
                    {copied ? t`Copied` : t`Copy`}
                  </Button>
                )}
              </CopyButton>
            </div>
          </Step>
          <Step title={t`Bring it here`}>
            <p>
              {t`Drop the folder on this window, pictures and all. Export again later into the same folder: only what is new is read, and what was edited or deleted in between is kept and marked.`}
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
        {t`Choose folder…`}
      </Button>
      <Button
        variant="default"
        leftSection={<IconFiles size={16} aria-hidden />}
        onClick={() => void add('files')}
      >
        {t`Choose files…`}
      </Button>
    </div>
  )
}
