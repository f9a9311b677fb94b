import type { Ref } from 'react'
import { keyed } from '../../ui/keyed'
import classes from './SearchBox.module.css'
import type { Segment } from './segments'

/**
 * What stands behind the typed text: grounds and underlines of its pieces. The text itself is the input's, so caret,
 * selection and composed characters are the browser's; here it is not to be seen.
 */
export function PaintedText(props: { ref: Ref<HTMLDivElement>; segments: readonly Segment[] }) {
  return (
    <div className={classes.behind} aria-hidden="true">
      <div ref={props.ref} className={classes.painted} dir="auto">
        {keyed(props.segments, ({ text, kind, has_problem }) => (
          <span data-kind={kind} data-problem={has_problem || undefined}>
            {text}
          </span>
        ))}
      </div>
    </div>
  )
}
