import { Skeleton } from '@mantine/core'
import classes from './HitList.module.css'

const WIDTHS = ['85%', '60%', '75%', '45%', '80%', '55%']

/** The layout of hits before they are here. */
export function HitSkeleton() {
  return (
    <div className={classes.list} aria-hidden="true">
      {WIDTHS.map((width) => (
        <div key={width} className={classes.hit}>
          <Skeleton circle height={24} />
          <div>
            <Skeleton height={12} width="32%" mt={4} mb={10} />
            <Skeleton height={14} width={width} />
          </div>
        </div>
      ))}
    </div>
  )
}
