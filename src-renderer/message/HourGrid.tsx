import { i18n } from '@lingui/core'
import { plural, t } from '@lingui/core/macro'
import type { CSSProperties } from 'react'
import type { AuthorActivity } from '#shared/author-card'
import { useRoving } from '../ui/roving'
import classes from './HourGrid.module.css'

const weekdayName = new Intl.DateTimeFormat(i18n.locale, { weekday: 'long', timeZone: 'UTC' })
/** Monday first: 1 January 2024 was one. */
const DAYS = Array.from({ length: 7 }, (_each, day) =>
  weekdayName.format(Date.UTC(2024, 0, 1 + day)),
)
const HOURS = Array.from({ length: 24 }, (_each, hour) => hour)

/** When in the week somebody writes: a square for every hour, darker for more. A square opens its messages. */
export function HourGrid(props: {
  hours: AuthorActivity['hours']
  /** What the hours are told in. */
  tz: string
  onOpen: (place: { weekday: number; hour: number }) => void
}) {
  const { hours, tz, onOpen } = props
  const counts = new Map(hours.map((one) => [one.weekday * 24 + one.hour, one.messages]))
  const most = Math.max(1, ...counts.values())
  const { group, item } = useRoving([...counts.keys()].sort((a, b) => a - b)[0] ?? 0, 24)
  return (
    <div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn as one */}
      <div
        className={classes.grid}
        role="group"
        aria-label={t`Messages by weekday and hour, ${tz}`}
        {...group}
      >
        {DAYS.map((day, index) => (
          <div key={day} className={classes.row}>
            <span className={classes.day} aria-hidden="true">
              {day.slice(0, 2)}
            </span>
            {HOURS.map((hour) => {
              const weekday = index + 1
              const place = weekday * 24 + hour
              const messages = counts.get(place) ?? 0
              const end = hour + 1
              const label = t`${day}, ${hour}:00 to ${end}:00: ${plural(messages, { one: '# message', other: '# messages' })}`
              if (messages === 0) return <span key={hour} className={classes.cell} title={label} />
              return (
                <button
                  key={hour}
                  type="button"
                  className={classes.cell}
                  style={{ '--share': `${20 + (messages / most) * 80}%` } as CSSProperties}
                  title={label}
                  aria-label={label}
                  {...item(place)}
                  onClick={() => onOpen({ weekday, hour })}
                />
              )
            })}
          </div>
        ))}
      </div>
      <div className={classes.scale} aria-hidden="true">
        <span>0:00</span>
        <span>6:00</span>
        <span>12:00</span>
        <span>18:00</span>
      </div>
    </div>
  )
}
