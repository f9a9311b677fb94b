import type { SearchProblem } from '#shared/search'
import { makeStore } from './store'

/** What the engine says of a text, names in it included; null = nothing was asked. */
type Judged = { text: string; problems: readonly SearchProblem[] }

/** The problems of the search that the window shows, for the box that the text stands in. */
export const judgedSearch = makeStore<Judged | null>(null)
