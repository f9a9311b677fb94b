import type { ComponentType, ReactNode } from 'react'
import classes from './State.module.css'

/** An empty view: what would be here, and the one next step. */
export function EmptyState(props: {
  icon?: ComponentType<{ size?: number; stroke?: number }>
  title: string
  children?: ReactNode
  action?: ReactNode
  /** True = the view has no other heading. */
  isPage?: boolean
}) {
  const { icon: Icon, title, children, action } = props
  const Title = props.isPage ? 'h1' : 'h2'
  return (
    <div className={classes.state}>
      {Icon && (
        <span className={classes.icon} aria-hidden="true">
          <Icon size={32} stroke={1.5} />
        </span>
      )}
      <Title className={classes.title}>{title}</Title>
      {children && <p className={classes.text}>{children}</p>}
      {action && <div className={classes.actions}>{action}</div>}
    </div>
  )
}
