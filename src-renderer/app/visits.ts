import type { RouterHistory } from '@tanstack/react-router'
import { makeStore, useStore } from '../ui/store'

/** A place that was visited: its address, and its name when the page has said one. */
export type Visit = { address: string; title: string | null }

/** The visits of this window, oldest first, and where in them the window is. */
export type Visits = { list: readonly Visit[]; index: number }

/** How a visit changes the list: it follows, takes the place of the present one, or moves in the list. */
export type Step = { kind: 'push' | 'replace' | 'move'; index: number; address: string }

/** The visits after a step. What lay ahead is gone after a push, as in every browser. */
export function withStep({ list }: Visits, { kind, index, address }: Step): Visits {
  const known = list[index]
  const visit = known?.address === address ? known : { address, title: null }
  const before = Array.from({ length: index }, (_, at) => list[at] ?? { address: '/', title: null })
  const after = kind === 'push' ? [] : list.slice(index + 1)
  return { list: [...before, visit, ...after], index }
}

const KEY = 'visits'
const visits = makeStore(restore())

/** A window that is loaded again keeps its way back and forward. */
function restore(): Visits {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? '') as Visits
    if (Array.isArray(kept.list)) return kept
  } catch {
    // nothing was kept
  }
  return { list: [], index: 0 }
}

function change(next: Visits) {
  sessionStorage.setItem(KEY, JSON.stringify(next))
  visits.set(next)
}

/** Records where the window goes; returns the function that ends it. */
export function followVisits(history: RouterHistory): () => void {
  const step = (kind: Step['kind']) => {
    const { href, state } = history.location
    change(withStep(visits.get(), { kind, index: state.__TSR_index ?? 0, address: href }))
  }
  step('replace')
  return history.subscribe(({ action }) =>
    step(action.type === 'PUSH' ? 'push' : action.type === 'REPLACE' ? 'replace' : 'move'),
  )
}

/** Names the present visit. */
export function nameVisit(address: string, title: string) {
  const { list, index } = visits.get()
  const here = list[index]
  if (here?.address !== address || here.title === title) return
  change({
    index,
    list: list.map((visit, at) => (at === index ? { address, title } : visit)),
  })
}

/** The visits of this window. */
export function useVisits(): Visits {
  return useStore(visits)
}
