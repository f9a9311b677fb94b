import type { ReactNode } from 'react'
import classes from './DayLine.module.css'

/** The line between the messages of one day and those of the next. */
export function DayLine({ children }: { children: ReactNode }) {
  return <div className={classes.day}>{children}</div>
}
