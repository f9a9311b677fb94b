import type { JobNote } from '#shared/job'

const KEPT = 200

/** The notes of one run: equal ones counted together, the first 200 kept. */
export type NoteBook = {
  add(note: JobNote): void
  kept(): JobNote[]
  /** How many different notes there are. */
  total(): number
}

/** An empty book that keeps so many. Notes are equal when file, code and message are; the first one's offset stays. */
export function noteBook(most = KEPT): NoteBook {
  const kept = new Map<string, JobNote>()
  const rest = new Set<string>()
  return {
    add(note) {
      const key = JSON.stringify([note.file, note.code, note.message])
      const known = kept.get(key)
      if (known) kept.set(key, { ...known, count: known.count + note.count })
      else if (kept.size < most) kept.set(key, note)
      else rest.add(key)
    },
    kept: () => [...kept.values()],
    total: () => kept.size + rest.size,
  }
}
