import { t } from '@lingui/core/macro'
import { Button } from '@mantine/core'
import {
  IconFiles,
  IconFolderOpen,
  IconHelpCircle,
  IconLock,
  IconMessages,
  IconReportAnalytics,
  IconSearch,
  IconSparkles,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { ArchiveSwitch } from '../../ui/ArchiveSwitch'
import { pickAndIngest, startJob } from '../../ui/jobs'
import { AddFromBucket } from './AddFromBucket'
import classes from './Welcome.module.css'

const PROMISES = [
  { icon: IconMessages, text: t`Read every channel and thread as in Discord, without Discord.` },
  { icon: IconSearch, text: t`Find what was said, and who knows about it.` },
  { icon: IconReportAnalytics, text: t`Ask questions and write an audit report with one click.` },
  { icon: IconLock, text: t`Nothing leaves this computer.` },
] as const

/** The first screen of an empty archive: what this is, and the ways to begin. */
export function Welcome() {
  const navigate = useNavigate()
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        <div className={classes.archive}>
          <ArchiveSwitch />
        </div>
        <h1 className={classes.title}>{t`A memory for your Discord guilds`}</h1>
        <p className={classes.lead}>
          {t`Discord Binding reads the JSON files of DiscordChatExporter into an archive on this computer.`}
        </p>
        <div className={classes.zone}>
          <IconFolderOpen size={40} stroke={1.3} aria-hidden />
          <p className={classes.drop}>
            {t`Drop a folder or zip archive of exports anywhere on this window`}
          </p>
          <div className={classes.buttons}>
            <Button
              leftSection={<IconFolderOpen size={16} aria-hidden />}
              onClick={() => pickAndIngest('folder')}
            >
              {t`Choose folder…`}
            </Button>
            <Button
              variant="default"
              leftSection={<IconFiles size={16} aria-hidden />}
              onClick={() => pickAndIngest('files')}
            >
              {t`Choose files…`}
            </Button>
            <AddFromBucket variant="default" />
          </div>
        </div>
        <div className={classes.buttons} data-start>
          <Button
            variant="light"
            leftSection={<IconHelpCircle size={16} aria-hidden />}
            onClick={() => void navigate({ to: '/export-guide' })}
          >
            {t`I have no export yet`}
          </Button>
          <Button
            variant="light"
            leftSection={<IconSparkles size={16} aria-hidden />}
            onClick={() => startJob({ kind: 'sample', params: {} })}
          >
            {t`Try the sample guild`}
          </Button>
        </div>
        <p className={classes.guide}>
          {t`Making one takes four steps. Or look around in about 20,000 invented messages first; they can be removed again.`}
        </p>
        <ul className={classes.promises}>
          {PROMISES.map(({ icon: Icon, text }) => (
            <li key={text}>
              <Icon size={18} stroke={1.6} aria-hidden />
              {text}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
