import { Fragment, type ReactNode } from 'react'

/** Draws parts of one unchanging text or row: they never move, so their place is their identity. */
export function keyed<T>(parts: readonly T[], draw: (part: T) => ReactNode): ReactNode[] {
  return parts.map((part, place) => <Fragment key={String(place)}>{draw(part)}</Fragment>)
}
