import { t } from '@lingui/core/macro'
import { Button, Checkbox, Stack } from '@mantine/core'
import { IconFileAnalytics } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { REPORT_FORMATS, type ReportFormat } from '#shared/job'
import type { Scope } from '#shared/scope'
import { call, callQuery } from '../../client'
import { ScopeBar } from '../../message/ScopeBar'
import { useCommand } from '../../ui/commands'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorState } from '../../ui/ErrorState'
import { startJob } from '../../ui/jobs'
import { largestGuild } from '../../ui/largest-guild'
import { showError } from '../../ui/toasts'
import { AtAGlance } from './AtAGlance'
import { Compared } from './Compared'
import { ReportJobs } from './ReportJobs'
import classes from './ReportPage.module.css'

const FORMAT_WORDS: Record<ReportFormat, string> = {
  pdf: t`PDF, to send and print`,
  html: t`HTML, one page that opens anywhere`,
  csv: t`CSV, every table for spreadsheets`,
  json: t`JSON, everything for programs`,
}

const CHAPTERS = [
  [t`Scope and data quality`, t`Which files, which dates, what the exports cannot tell.`],
  [t`Activity`, t`Messages and authors a month, newcomers, weekdays and hours.`],
  [t`Concentration`, t`Gini, top shares, Nakamoto coefficient, the Lorenz curve.`],
  [t`Channels`, t`Where the conversation takes place and how many take part.`],
  [t`People`, t`Who answers, who is there day by day, whose messages are valued.`],
  [t`Method`, t`Every definition and statement, so that another person can compute it again.`],
] as const

/** Lets the user pick a folder and starts the report; null when they did not. */
async function startReport(scope: Scope, guild_id: string, formats: ReportFormat[]) {
  const out_dir = await call('dialog.pick_out_dir', {})
  if (out_dir === null) return null
  const params = { report: 'audit' as const, guild_id, scope, out_dir, formats }
  return startJob({ kind: 'report', params })
}

/** The audit report: what will be in it, for which guild and time, and one button. */
export function ReportPage() {
  const guilds = useQuery(callQuery('guilds.list', {}))
  const { scope: asked } = useSearch({ from: '/report' })
  const navigate = useNavigate({ from: '/report' })
  const [formats, setFormats] = useState<ReportFormat[]>([...REPORT_FORMATS])
  const guildId = asked.guild_id ?? largestGuild(guilds.data)?.guild_id
  const scope = guildId === undefined ? asked : { ...asked, guild_id: guildId }
  const report = useMutation({
    mutationFn: () => startReport(scope, guildId ?? '', formats),
    onError: showError,
  })
  useCommand('export_report', () => report.mutate(), guildId !== undefined && formats.length > 0)
  if (guilds.error) return <ErrorState error={guilds.error} onRetry={() => guilds.refetch()} />
  if (guilds.data?.length === 0) {
    return (
      <EmptyState icon={IconFileAnalytics} title={t`A report needs an archive`}>
        {t`Drop DiscordChatExporter files on the window first.`}
      </EmptyState>
    )
  }
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        <h1 className={classes.title}>{t`Audit report`}</h1>
        <p className={classes.lead}>
          {t`Evidence whether a community is alive, concentrated and helpful, for people who were not there. Nothing in it leaves this computer unless you send it.`}
        </p>
        <div className={classes.controls}>
          <ScopeBar
            scope={scope}
            fields={{ guild: 'required' }}
            onChange={(next) => navigate({ search: { scope: next }, replace: true })}
          />
        </div>
        <AtAGlance scope={scope} />
        <Compared scope={scope} />
        <FormatChoice formats={formats} onChange={setFormats} />
        <Button
          leftSection={<IconFileAnalytics size={16} aria-hidden />}
          disabled={guildId === undefined || formats.length === 0}
          loading={report.isPending}
          onClick={() => report.mutate()}
        >
          {t`Export audit report…`}
        </Button>
        <ReportJobs />
        <Chapters />
      </div>
    </div>
  )
}

function FormatChoice(props: {
  formats: ReportFormat[]
  onChange: (formats: ReportFormat[]) => void
}) {
  return (
    <Checkbox.Group
      label={t`Written as`}
      value={props.formats}
      onChange={(values) =>
        props.onChange(REPORT_FORMATS.filter((format) => values.includes(format)))
      }
      className={classes.formats}
    >
      <Stack gap={8} mt={8}>
        {REPORT_FORMATS.map((format) => (
          <Checkbox key={format} size="xs" value={format} label={FORMAT_WORDS[format]} />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}

function Chapters() {
  return (
    <section className={classes.chapters}>
      <h2 className={classes.heading}>{t`What is in it`}</h2>
      <ol>
        {CHAPTERS.map(([title, text]) => (
          <li key={title}>
            <strong>{title}</strong>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
