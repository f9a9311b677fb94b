import { type ReactNode, useId } from 'react'
import classes from './LibrarySection.module.css'

type Props = {
  title: string
  /** Buttons that belong to the whole section, at the end of its heading. */
  actions?: ReactNode
  children: ReactNode
}

/** A part of the library page: a heading, what can be done with all of it, and its content. */
export function LibrarySection({ title, actions, children }: Props) {
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id} className={classes.heading}>
          {title}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  )
}
