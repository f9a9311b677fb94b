import { plural } from '@lingui/core/macro'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { countMessages } from '../../ui/counts'
import { formatCount } from '../../ui/format'
import classes from './Entities.module.css'

/** A list of the page with its heading; `more` = so many that it does not hold. */
export function Part(props: { title: string; more?: number; children: ReactNode }) {
  const { title, more = 0, children } = props
  return (
    <section className={classes.part}>
      <h2 className={classes.partTitle}>{title}</h2>
      <ul className={classes.shares}>{children}</ul>
      {more > 0 && (
        <p className={classes.dim}>{plural(more, { one: 'and # more', other: 'and # more' })}</p>
      )}
    </section>
  )
}

/** A row with its part of the largest behind it. */
export function Share(props: { part: number; most: number; children: ReactNode }) {
  return (
    <li className={classes.share}>
      <span
        className={classes.shareBar}
        style={{ width: `${(100 * props.part) / props.most}%` }}
        aria-hidden
      />
      {props.children}
    </li>
  )
}

/** A number of messages that leads to them. */
export function Count({ messages, search }: { messages: number; search: string }) {
  return (
    <Link
      className={classes.count}
      to="/search"
      search={{ text: search }}
      title={plural(messages, {
        one: 'Search this message',
        other: 'Search these # messages',
      })}
      aria-label={countMessages(messages)}
    >
      {formatCount(messages)}
    </Link>
  )
}
