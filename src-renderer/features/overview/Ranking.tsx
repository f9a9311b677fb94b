import { t } from '@lingui/core/macro'
import { IconArrowRight } from '@tabler/icons-react'
import { Link, type LinkProps } from '@tanstack/react-router'
import { type ReactNode, useId, useRef } from 'react'
import type { Scope } from '#shared/scope'
import { formatCount } from '../../ui/format'
import { useRoving } from '../../ui/roving'
import { Sparkline } from '../../ui/Sparkline'
import type { CountWords } from './count-words'
import { type FilterName, type Filters, isSet } from './filters'
import classes from './Ranking.module.css'
import type { View } from './use-view'

/** How many rows a list shows at first; a longer one is asked for. */
export const SHORT = 8
export const LONG = 100

/** A row of a list: what it is, how much of it there is, and what a click on it does. */
export type RankRow = CountWords & {
  key: string
  /** In words, for tooltips and screen readers. */
  name: string
  icon?: ReactNode
  label: ReactNode
  count: number
  /** A second number, in short. */
  fact?: string | undefined
  spark?: readonly number[]
  /** What a click narrows the page to; absent = it opens the messages. */
  wanted?: Filters
  /** What the messages behind are besides the page's. */
  behind: Scope
  /** Where more of it is. */
  link?: { label: string; to: Pick<LinkProps, 'to' | 'params' | 'search'> }
}

type Props = {
  view: View
  title: string
  rows: readonly RankRow[]
  /** The filter that the rows set. */
  filter?: FilterName
  /** What stands there when there is no row. */
  none: ReactNode
  isLong: boolean
  onLong: (isLong: boolean) => void
}

/**
 * A list, the largest first: a click on a row narrows the page, on its number opens the messages. Arrow keys walk through
 * rows and to their numbers; Tab leaves the list. It keeps the height that it once had, so that nothing below it jumps.
 */
export function Ranking(props: Props) {
  const { view, title, rows, none, isLong, onLong } = props
  const id = useId()
  const shown = isLong ? rows : rows.slice(0, SHORT)
  const most = Math.max(1, ...shown.map(({ count }) => count))
  const { group, item } = useRoving(0, STOPS, shown.length * STOPS)
  const held = useRef(0)
  held.current = isLong ? held.current : Math.max(held.current, shown.length)
  return (
    <section className={classes.section} aria-labelledby={id}>
      <header className={classes.head}>
        <h3 className={classes.title} id={id}>
          {title}
        </h3>
        {rows.length >= SHORT && (
          <button type="button" className={classes.more} onClick={() => onLong(!isLong)}>
            {isLong ? t`Fewer` : t`More`}
          </button>
        )}
      </header>
      <ul
        className={classes.rows}
        style={{ minHeight: Math.max(1, held.current) * ROW }}
        aria-labelledby={id}
        {...group}
      >
        {shown.map((row, index) => (
          <Row key={row.key} {...props} view={view} row={row} most={most} at={index} item={item} />
        ))}
        {shown.length === 0 && <li className={classes.none}>{none}</li>}
      </ul>
    </section>
  )
}

/** The height of a row in pixels, as in the style. */
const ROW = 28
/** Stops of the arrow keys in a row: the row, its link, its number. */
const STOPS = 3

type RowProps = Pick<Props, 'view' | 'filter'> & {
  row: RankRow
  most: number
  at: number
  item: ReturnType<typeof useRoving>['item']
}

function Row({ view, filter, row, most, at, item }: RowProps) {
  const { wanted, link, behind } = row
  const isChosen = !!filter && !!wanted && isSet(view.filters, filter, wanted)
  const open = () => view.show(behind)
  return (
    <li className={classes.row} data-chosen={isChosen || undefined}>
      <button
        type="button"
        className={classes.choose}
        aria-pressed={filter ? isChosen : undefined}
        title={clickWords(row, filter ? (isChosen ? 'widens' : 'narrows') : 'shows')}
        {...item(at * STOPS)}
        onClick={() => (filter && wanted ? view.toggle(filter, wanted) : open())}
      >
        <span className={classes.share} style={{ width: `${(row.count / most) * 100}%` }} />
        {row.icon && <span className={classes.icon}>{row.icon}</span>}
        <span className={classes.name}>{row.label}</span>
      </button>
      {link && (
        <Link
          {...link.to}
          className={classes.link}
          aria-label={link.label}
          title={link.label}
          {...item(at * STOPS + 1)}
        >
          <IconArrowRight size={14} stroke={1.7} aria-hidden="true" />
        </Link>
      )}
      {row.fact && <span className={classes.fact}>{row.fact}</span>}
      {row.spark && (
        <span className={classes.spark}>
          <Sparkline values={row.spark} height={18} />
        </span>
      )}
      <button
        type="button"
        className={classes.count}
        title={row.show}
        aria-label={row.showOf}
        {...item(at * STOPS + 2)}
        onClick={open}
      >
        {formatCount(row.count)}
      </button>
    </li>
  )
}

/** What a row is of, and what a click on it does. */
function clickWords({ name, words }: RankRow, click: 'narrows' | 'widens' | 'shows'): string {
  if (click === 'shows') return t`${name}: ${words}; show them`
  return click === 'widens'
    ? t`${name}: ${words}; take the filter away`
    : t`${name}: ${words}; narrow the page to it`
}
