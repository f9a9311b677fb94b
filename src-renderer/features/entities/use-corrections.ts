import { useQueryClient } from '@tanstack/react-query'
import type { EntityCorrection, EntityCorrectionRow } from '#shared/entities'
import { call } from '../../client'
import { TYPES } from '../../ui/entity-types'
import { showError, showUndo } from '../../ui/toasts'

/** What the user says about entities. Each shows what went wrong, and resolves when what is on screen is asked again. */
export function useCorrections() {
  const client = useQueryClient()
  const refresh = () =>
    client.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[0]).startsWith('entities.'),
    })
  const undo = async (correction_id: number) => {
    try {
      await call('entities.undo', { correction_id })
    } catch (thrown) {
      showError(thrown)
    }
    await refresh()
  }
  /** Gives the entity that it is now, null after an error; `words` say what was done, beside a way to take it back. */
  const correct = async (correction: EntityCorrection, words: string): Promise<number | null> => {
    try {
      const { correction_id, entity_id } = await call('entities.correct', correction)
      showUndo(words, () => void undo(correction_id))
      await refresh()
      return entity_id
    } catch (thrown) {
      showError(thrown)
      return null
    }
  }
  return { correct, undo }
}

/** A correction in words: `“NYC” is the same as “New York”`. */
export function correctionWords({ kind, name, into_name, type }: EntityCorrectionRow): string {
  const what = type === null ? '' : TYPES[type].one.toLowerCase()
  switch (kind) {
    case 'merge':
      return `“${name}” is the same as “${into_name ?? ''}”`
    case 'retype':
      return `“${name}” is ${withArticle(what)}`
    case 'hide':
      return `“${name}” is hidden`
    case 'teach':
      return `“${name}” is ${withArticle(what)}, taught`
  }
}

function withArticle(noun: string): string {
  return `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`
}
