import type { ComponentType, ReactNode } from 'react'
import classes from './State.module.css'

/** An empty view: what would be here, and the one next step. */
export function EmptyState(props: {
  icon?: ComponentType<{ size?: number; stroke?: number }>
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  const { icon: Icon, title, children, action } = props
  return (
    <div className={classes.state}>
      {Icon && (
        <span className={classes.icon} aria-hidden="true">
          <Icon size={32} stroke={1.5} />
        </span>
      )}
      <h2 className={classes.title}>{title}</h2>
      {children && <p className={classes.text}>{children}</p>}
      {action && <div className={classes.actions}>{action}</div>}
    </div>
  )
}
