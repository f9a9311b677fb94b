import type { ReactNode } from 'react'

/** What is known of a thing, by name; a fact without a value is left out. The look is the caller's class on a `dl`. */
export function FactList(props: { facts: readonly [string, ReactNode][]; className?: string }) {
  return (
    <dl className={props.className}>
      {props.facts.map(
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
