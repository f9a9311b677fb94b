import { i18n } from '@lingui/core'
import { plural, t } from '@lingui/core/macro'
import { IconArrowDownRight, IconArrowUpRight, IconMinus } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import type { Overview, OverviewTotals } from '#shared/overview'
import type { MessageTrait, Scope } from '#shared/scope'
import { countAuthors, countChannels, countMessages, countReactions } from '../../ui/counts'
import { formatCount } from '../../ui/format'
import { useDayFormat } from '../../ui/time'
import { namesOf } from './filters'
import classes from './Totals.module.css'
import { timeBefore, trendOf } from './trend'
import type { View } from './use-view'

type Count = Exclude<keyof OverviewTotals, `${string}_at`>

type Figure = {
  count: Count
  label: string
  /** A number of them: `12 replies`. */
  wordsOf: (count: number) => string
  has?: MessageTrait
}

const FIGURES: readonly Figure[] = [
  {
    count: 'messages',
    label: t`Messages`,
    wordsOf: countMessages,
  },
  {
    count: 'authors',
    label: t`Authors`,
    wordsOf: countAuthors,
  },
  {
    count: 'new_authors',
    label: t`New authors`,
    wordsOf: (count) => plural(count, { one: '# new author', other: '# new authors' }),
    has: 'first',
  },
  {
    count: 'channels',
    label: t`Channels`,
    wordsOf: countChannels,
  },
  {
    count: 'replies',
    label: t`Replies`,
    wordsOf: (count) => plural(count, { one: '# reply', other: '# replies' }),
    has: 'reply',
  },
  {
    count: 'reactions',
    label: t`Reactions`,
    wordsOf: countReactions,
    has: 'reaction',
  },
  {
    count: 'attachments',
    label: t`Attachments`,
    wordsOf: (count) => plural(count, { one: '# attachment', other: '# attachments' }),
    has: 'attachment',
  },
  {
    count: 'links',
    label: t`Links`,
    wordsOf: (count) => plural(count, { one: '# link', other: '# links' }),
    has: 'link',
  },
  {
    count: 'questions',
    label: t`Questions`,
    wordsOf: (count) => plural(count, { one: '# question', other: '# questions' }),
    has: 'question',
  },
]

/** The figures that say something: in a whole guild everybody is new once, in a channel there are no others. */
export function figuresOf({ subject, filters }: View) {
  const isOfAuthor = subject.author_id !== undefined
  const isWhole = subject.channel_id === undefined && namesOf(filters, subject).length === 0
  return FIGURES.filter(({ count }) => {
    if (count === 'authors') return !isOfAuthor
    if (count === 'new_authors') return !isOfAuthor && !isWhole
    return count !== 'channels' || isOfAuthor || isWhole
  })
}

/** The sums of an overview, each with the way to its messages, and how it was in the time of equal length before. */
export function Totals({ view, overview }: { view: View; overview: Overview }) {
  const { totals, before } = overview
  const { filters } = view
  const shown = figuresOf(view)
  return (
    <dl
      className={classes.totals}
      style={{ '--figures': shown.length } as CSSProperties}
      aria-label={t`Totals`}
    >
      {shown.map(({ count, label, wordsOf, has }) => {
        const behind: Scope = has ? { has: [has] } : {}
        return (
          <div key={count} className={classes.figure}>
            <dt className={classes.label}>{label}</dt>
            <dd className={classes.value}>
              <button
                type="button"
                className={classes.number}
                title={t`${wordsOf(totals[count])}; show the messages`}
                disabled={totals[count] === 0}
                onClick={() => view.show(behind)}
              >
                {formatCount(totals[count])}
              </button>
            </dd>
            <dd className={classes.fact}>
              {before && filters.from && filters.to ? (
                <Trend
                  now={totals[count]}
                  before={before[count]}
                  from={filters.from}
                  to={filters.to}
                />
              ) : (
                factOf(count, totals)
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** What a figure means beside the messages: a share, or how many to each. */
function factOf(count: Count, totals: OverviewTotals): string {
  const { messages, threads } = totals
  if (messages === 0) return ''
  const each = (part: number) => oneDigit.format(part / messages)
  switch (count) {
    case 'messages':
      return aDay(totals)
    case 'new_authors':
      return totals.new_authors < totals.authors
        ? t`${oneDigit.format((100 * totals.new_authors) / totals.authors)} % of them`
        : ''
    case 'authors':
      return totals.authors > 0 ? t`${oneDigit.format(messages / totals.authors)} each` : ''
    case 'channels':
      return threads > 0 ? t`and ${plural(threads, { one: '# thread', other: '# threads' })}` : ''
    case 'reactions':
      return t`${each(totals.reactions)} a message`
    case 'replies':
    case 'questions':
      return t`${oneDigit.format((100 * totals[count]) / messages)} % of all`
    default:
      return t`${oneDigit.format((100 * totals[count]) / messages)} in 100`
  }
}

/** How many messages a day from the first to the last. */
function aDay({ messages, first_message_at, last_message_at }: OverviewTotals): string {
  if (first_message_at === null || last_message_at === null) return ''
  const days = (Date.parse(last_message_at) - Date.parse(first_message_at)) / 86_400_000
  return days < 2 ? '' : t`${oneDigit.format(messages / days)} a day`
}

const oneDigit = new Intl.NumberFormat(i18n.locale, { maximumFractionDigits: 1 })

function Trend(props: { now: number; before: number; from: string; to: string }) {
  const { day } = useDayFormat()
  const { now, before } = props
  const trend = trendOf(now, before)
  if (trend === null) return null
  const past = timeBefore(props.from, props.to)
  const Icon =
    trend.way === 'up' ? IconArrowUpRight : trend.way === 'down' ? IconArrowDownRight : IconMinus
  return (
    <span
      className={classes.trend}
      title={t`${formatCount(before)} in the time of equal length before, ${day(past.first)} – ${day(past.last)}`}
    >
      <Icon size={12} stroke={2} aria-label={WAYS[trend.way]} />
      {trend.way === 'same' ? t`as before` : trend.text}
    </span>
  )
}

const WAYS = { up: t`more:`, down: t`fewer:`, same: t`as many` }
