import type { OwnQuestion } from '#shared/own-question'

/** A question that is written, from the first sign on. */
export const NEW: OwnQuestion = {
  title: '',
  about: '',
  sql: `select author_id, count(*) as messages
from :scope as m
group by author_id
order by messages desc
`,
  params: [],
  chart: { kind: 'table' },
  bots: 'excluded',
  types: {},
}

/** What was written and not kept yet, by the place it is written at: it is there when one comes back. */
const kept = new Map<string, OwnQuestion>()

/** The draft of a place; undefined = nothing was changed there. */
export function draftOf(place: string): OwnQuestion | undefined {
  return kept.get(place)
}

/** Keeps a draft; undefined = it is saved, or not wanted any more. */
export function keepDraft(place: string, draft: OwnQuestion | undefined): void {
  if (draft) kept.set(place, draft)
  else kept.delete(place)
}
