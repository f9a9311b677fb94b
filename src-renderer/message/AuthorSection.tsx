import type { ReactNode } from 'react'
import classes from './AuthorParts.module.css'

/** A part of the view with its heading. */
export function AuthorSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h3 className={classes.heading}>{title}</h3>
      {children}
    </section>
  )
}
