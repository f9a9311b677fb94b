import { i18n } from '@lingui/core'
import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Cell, QuestionResult } from '#shared/question'
import type { Scope } from '#shared/scope'
import { callQuery } from '../../client'
import { formatCount } from '../../ui/format'
import classes from './ReportPage.module.css'

const SHARE = new Intl.NumberFormat(i18n.locale, { maximumFractionDigits: 1 })
const RATIO = new Intl.NumberFormat(i18n.locale, { maximumFractionDigits: 3 })

const FIGURES: readonly {
  column: string
  label: string
  question: string
  format: (value: number) => string
}[] = [
  {
    column: 'messages',
    label: t`messages of people`,
    question: 'guild_activity_per_month',
    format: formatCount,
  },
  {
    column: 'authors',
    label: t`authors`,
    question: 'guild_author_most_messages',
    format: formatCount,
  },
  { column: 'gini', label: t`Gini`, question: 'guild_lorenz_curve', format: RATIO.format },
  {
    column: 'top_10_percent',
    label: t`by the top 10`,
    question: 'guild_author_most_messages',
    format: (value) => `${SHARE.format(value)} %`,
  },
  {
    column: 'nakamoto',
    label: t`wrote half of it`,
    question: 'guild_concentration',
    format: formatCount,
  },
]

/** The figures that people look for first; each leads to the question behind it. Bots are left out. */
export function AtAGlance({ scope }: { scope: Scope }) {
  const run = { id: 'guild_concentration', scope, limit: 1 }
  const { data } = useQuery({ ...callQuery('questions.run', run), enabled: !!scope.guild_id })
  return (
    <dl className={classes.glance} aria-label={t`At a glance`}>
      {FIGURES.map(({ column, label, question, format }) => (
        <div key={column}>
          <dd>
            <Link
              to="/questions/$id"
              params={{ id: question }}
              search={{ scope: { ...scope, bots: 'exclude' } }}
            >
              {shown(data, column, format)}
            </Link>
          </dd>
          <dt>{label}</dt>
        </div>
      ))}
    </dl>
  )
}

function shown(
  data: QuestionResult | undefined,
  column: string,
  format: (value: number) => string,
): string {
  const value: Cell | undefined = data?.rows[0]?.[column]
  return typeof value === 'number' ? format(value) : '–'
}
