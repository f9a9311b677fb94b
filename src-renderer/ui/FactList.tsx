import type { ReactNode } from 'react'
import classes from './FactList.module.css'

/** What is known of a thing, by name; a fact without a value is left out. `className` = another look of the `dl`. */
export function FactList(props: { facts: readonly [string, ReactNode][]; className?: string }) {
  const { facts, className = classes.facts } = props
  return (
    <dl className={className}>
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
