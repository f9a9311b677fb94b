import { plural, t } from '@lingui/core/macro'
import { Switch } from '@mantine/core'
import type { Overview } from '#shared/overview'
import { dayIn } from '#shared/search-text/dates'
import { ExportMenu } from '../../ui/ExportMenu'
import { Chips } from './Chips'
import { isSet, lastDays, withoutFilters } from './filters'
import classes from './Overview.module.css'
import { useClear } from './use-clear'
import type { View } from './use-view'

/** Stretches of time up to the archive's last message: it may be years old. */
const STRETCHES = [
  { days: 365, label: t`1 year` },
  { days: 90, label: t`90 days` },
  { days: 30, label: t`30 days` },
  { days: 7, label: t`7 days` },
] as const

/** What narrows the page: a stretch of time, with or without bots, and what was chosen in it. */
export function FilterBar(props: {
  view: View
  overview: Overview | undefined
  /** Of the guild; null when it has none. */
  last_message_at: string | null
}) {
  const { view, overview, last_message_at } = props
  const { filters, change, scope } = view
  const last = last_message_at && dayIn(scope.tz ?? 'UTC', new Date(last_message_at))
  const clear = useClear(view)
  const isAll = filters.from === undefined && filters.to === undefined
  return (
    <div className={classes.bar}>
      <div className={classes.barLine}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn as one */}
        <div className={classes.stretches} role="group" aria-label={t`Time`}>
          <button
            type="button"
            className={classes.quiet}
            data-bar-entry
            aria-pressed={isAll}
            onClick={() => change(withoutFilters(['time']))}
          >
            {t`All time`}
          </button>
          {last &&
            STRETCHES.map(({ days, label }) => {
              const wanted = lastDays(days, last)
              return (
                <button
                  key={days}
                  type="button"
                  className={classes.quiet}
                  aria-pressed={isSet(filters, 'time', wanted)}
                  title={t`The last ${plural(days, { one: '# day', other: '# days' })} until the last message`}
                  onClick={() => change(wanted)}
                >
                  {label}
                </button>
              )
            })}
        </div>
        {view.subject.author_id === undefined && (
          <Switch
            size="xs"
            label={t`Bots`}
            checked={filters.bots !== 'exclude'}
            onChange={({ currentTarget }) =>
              change({ bots: currentTarget.checked ? undefined : 'exclude' })
            }
          />
        )}
        <div className={classes.barEnd}>
          <ExportMenu
            source={{ kind: 'messages', scope }}
            name="messages"
            disabled={overview?.totals.messages === 0}
          />
        </div>
      </div>
      <div className={classes.barLine}>
        <Chips view={view} overview={overview} onClear={clear} />
      </div>
    </div>
  )
}
