import { t } from '@lingui/core/macro'
import { Button } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AppInfo } from '#shared/settings'
import icon from '../../../resources/icon.svg'
import { call, callQuery } from '../../client'
import { FactList } from '../../ui/FactList'
import { formatBytes, formatCount } from '../../ui/format'
import { showError } from '../../ui/toasts'
import classes from './AboutPage.module.css'
import { Licences } from './Licences'

const SYSTEMS: Record<string, string> = { linux: 'Linux', darwin: 'macOS', win32: 'Windows' }

/** What this program is: its versions, the way to newer ones, its archive in short, and the licences of all its parts. */
export function AboutPage() {
  const { data: info } = useQuery(callQuery('app.info', {}))
  const version = info?.version ?? ''
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        <header className={classes.head}>
          <img className={classes.icon} src={icon} alt="" width={64} height={64} />
          <div>
            <h1 className={classes.title}>Discord Binding</h1>
            <p className={classes.dim}>
              {info?.is_development_build
                ? t`Version ${version}, a development build`
                : t`Version ${version}`}
            </p>
            <p className={classes.dim}>
              {t`A memory for your Discord guilds, wholly offline. Not affiliated with Discord Inc.`}
            </p>
          </div>
        </header>
        {info && (
          <>
            <Updates info={info} />
            <Program info={info} />
            <Archive info={info} />
          </>
        )}
        <section aria-labelledby="licences">
          <h2 id="licences" className={classes.heading}>
            {t`Licences`}
          </h2>
          <p className={classes.text}>
            {t`Discord Binding is free software under the MIT licence. It holds work of others, with thanks. Emoji are drawn with Twemoji, © Twitter, Inc. and contributors, licensed under CC BY 4.0 (creativecommons.org/licenses/by/4.0).`}
          </p>
          <Licences />
        </section>
      </div>
    </div>
  )
}

function Updates({ info }: { info: AppInfo }) {
  const { releases_url } = info
  return (
    <section aria-labelledby="updates">
      <h2 id="updates" className={classes.heading}>
        {t`Updates`}
      </h2>
      {releases_url ? (
        <>
          <p className={classes.text}>
            {t`The app never looks by itself. The button opens the page of releases in your browser, after asking.`}
          </p>
          <Button
            size="xs"
            variant="default"
            rightSection={<IconExternalLink size={14} aria-hidden />}
            onClick={() => call('shell.open_link', { url: releases_url }).catch(showError)}
          >
            {t`Check for updates…`}
          </Button>
        </>
      ) : (
        <p className={classes.text}>
          {t`The app never looks by itself, and this build does not name a page of releases. Newer versions are where you got it from.`}
        </p>
      )}
    </section>
  )
}

function Program({ info }: { info: AppInfo }) {
  return (
    <section aria-labelledby="program">
      <h2 id="program" className={classes.heading}>
        {t`Program`}
      </h2>
      <FactList
        facts={[
          [t`System`, SYSTEMS[info.platform] ?? info.platform],
          ['Electron', info.electron],
          ['Chromium', info.chromium],
          ['Node', info.node],
        ]}
      />
    </section>
  )
}

function Archive({ info }: { info: AppInfo }) {
  const { data: status } = useQuery(callQuery('archive.status', {}))
  const { data: disk } = useQuery({ ...callQuery('archives.disk', {}), staleTime: 0 })
  return (
    <section aria-labelledby="archive">
      <h2 id="archive" className={classes.heading}>
        {t`Archive`}
      </h2>
      <FactList
        facts={[
          [t`Folder`, info.archive_dir],
          [t`Free on its disk`, disk && formatBytes(disk.free_bytes)],
          [t`Guilds`, status && formatCount(status.guilds)],
          [t`Messages`, status && formatCount(status.messages)],
          [
            t`More`,
            <Link key="more" to="/archive">
              {t`All facts of this archive`}
            </Link>,
          ],
        ]}
      />
    </section>
  )
}
