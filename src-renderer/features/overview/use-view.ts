import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { OverviewScope } from '#shared/overview'
import type { Scope } from '#shared/scope'
import { useShowMessages } from '../../message/show-messages'
import { useTimeFormat } from '../../ui/time'
import { type FilterName, type Filters, type Subject, scopeOf, toggleFilter } from './filters'
import type { OverviewParams } from './search-params'

/** An overview as its parts see it: what it is of, what narrows it, and how a click changes that. */
export type View = {
  subject: Subject
  /** What the address says. */
  filters: OverviewParams
  /** The messages that all of it is of. */
  scope: OverviewScope
  /** Changes the address; each change is a step of the history. */
  change: (params: OverviewParams) => void
  /** Narrows to a mark, or takes that back. */
  toggle: (name: FilterName, wanted: Filters) => void
  /** Opens messages of the overview that are more besides. */
  show: (more: Scope) => void
}

/** The overview of an address. `subject` has to be the same object while it means the same. */
export function useView(subject: Subject, filters: OverviewParams): View {
  const navigate = useNavigate()
  const showMessages = useShowMessages()
  const { tz } = useTimeFormat()
  const scope = useMemo(() => {
    const { curve: _curve, ...narrowing } = filters
    return scopeOf(subject, narrowing, tz)
  }, [subject, filters, tz])
  const change = useCallback(
    (params: OverviewParams) =>
      void navigate({ to: '.', search: (old) => ({ ...old, ...params }) as never }),
    [navigate],
  )
  const toggle = useCallback(
    (name: FilterName, wanted: Filters) => change(toggleFilter(filters, name, wanted)),
    [change, filters],
  )
  const show = useCallback(
    (more: Scope) => showMessages({ ...scope, ...more }),
    [showMessages, scope],
  )
  return useMemo(
    () => ({ subject, filters, scope, change, toggle, show }),
    [subject, filters, scope, change, toggle, show],
  )
}
