import { select, t } from '@lingui/core/macro'
import { useQueryClient } from '@tanstack/react-query'
import type { EntityCorrection, EntityCorrectionRow } from '#shared/entities'
import { call } from '../../client'
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
  const into = into_name ?? ''
  switch (kind) {
    case 'merge':
      return t`“${name}” is the same as “${into}”`
    case 'retype':
      return isOfType(name, type)
    case 'hide':
      return t`“${name}” is hidden`
    case 'teach': {
      const said = isOfType(name, type)
      return t`${said}, taught`
    }
  }
}

function isOfType(name: string, type: EntityCorrectionRow['type']): string {
  return t`“${name}” is ${select(type ?? 'other', {
    person: 'a person',
    organisation: 'an organisation',
    place: 'a place',
    product: 'a product',
    project: 'a project',
    ticker: 'a ticker',
    other: 'an other name',
  })}`
}
