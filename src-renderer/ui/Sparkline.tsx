import { sparkPath } from '#charts/spark'
import classes from './Sparkline.module.css'

type Props = {
  values: readonly number[]
  /** Says what the line shows; absent = the row around it says so already. */
  label?: string
  /** In px. */
  width?: number
  /** In px. */
  height?: number
}

/** A line without axes for a row of a list: how something went, not how much it was. */
export function Sparkline({ values, label, width = 72, height = 20 }: Props) {
  const path = sparkPath(values, width, height)
  return (
    <svg
      className={classes.spark}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label ?? ''}
      aria-hidden={label === undefined}
    >
      {path !== '' && (
        <>
          <path className={classes.area} d={`${path}V${height}H0Z`} />
          <path className={classes.line} d={path} />
        </>
      )}
    </svg>
  )
}
