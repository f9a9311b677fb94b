import { t } from '@lingui/core/macro'
import { IconX } from '@tabler/icons-react'
import classes from './Demands.module.css'
import type { ValueName } from './describe'
import { demandsOf, withoutSpan } from './text-edits'

/** The operators that the whole search has to fit, each taken out of the text with one click. */
export function Demands(props: {
  text: string
  nameOf: ValueName
  onText: (text: string) => void
}) {
  const { text, nameOf, onText } = props
  return demandsOf(text).map((demand) => (
    <button
      key={demand.start}
      type="button"
      className={classes.demand}
      data-negated={demand.is_negated || undefined}
      title={t`Take ${demand.text} out of the search`}
      onClick={() => onText(withoutSpan(text, demand))}
    >
      <span className={classes.name}>
        {demand.is_negated && '-'}
        {demand.operator.name}:
      </span>
      <bdi className={classes.value}>
        {nameOf(demand.operator.name, demand.operator.value) ?? demand.operator.value}
      </bdi>
      <IconX size={12} aria-label={t`Remove`} />
    </button>
  ))
}
