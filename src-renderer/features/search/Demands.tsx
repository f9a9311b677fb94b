import { IconX } from '@tabler/icons-react'
import classes from './Demands.module.css'
import { demandsOf, withoutSpan } from './text-edits'

/** The operators that the whole search has to fit, each taken out of the text with one click. */
export function Demands({ text, onText }: { text: string; onText: (text: string) => void }) {
  return demandsOf(text).map((demand) => (
    <button
      key={demand.start}
      type="button"
      className={classes.demand}
      data-negated={demand.is_negated || undefined}
      title={`Take ${demand.text} out of the search`}
      onClick={() => onText(withoutSpan(text, demand))}
    >
      <span className={classes.name}>
        {demand.is_negated && '-'}
        {demand.operator.name}:
      </span>
      <bdi className={classes.value}>{demand.operator.value}</bdi>
      <IconX size={12} aria-label="Remove" />
    </button>
  ))
}
