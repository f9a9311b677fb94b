import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { formatCount } from './format'
import classes from './Option.module.css'

/** A row of a picker: a picture, a name, how many messages, and whether it is chosen. */
export function Option(props: {
  icon?: ReactNode
  name: string
  /** null = unknown. */
  count?: number | null
  isChosen?: boolean | undefined
  /** 1 = below the one before it. */
  depth?: 0 | 1
}) {
  const { count = null } = props
  return (
    <span className={classes.option} data-depth={props.depth ?? 0}>
      {props.icon && <span className={classes.icon}>{props.icon}</span>}
      <bdi className={classes.name} title={props.name}>
        {props.name}
      </bdi>
      {count !== null && <span className={classes.count}>{formatCount(count)}</span>}
      {props.isChosen && <IconCheck className={classes.check} size={14} aria-hidden />}
    </span>
  )
}
