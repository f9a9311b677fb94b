import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call, callQuery } from '../../client'
import { showError } from '../../ui/toasts'

const PINS = callQuery('questions.pins', {})

/** The pinned questions' ids, and the way to pin one; the list shows it at once. */
export function usePins(): { pins: readonly string[]; setPinned(id: string, is: boolean): void } {
  const client = useQueryClient()
  const { data: pins = [] } = useQuery(PINS)
  const setPinned = (question_id: string, is_pinned: boolean) => {
    client.setQueryData<string[]>(PINS.queryKey, (old = []) => {
      const others = old.filter((id) => id !== question_id)
      return is_pinned ? [...others, question_id] : others
    })
    call('questions.pin', { question_id, is_pinned })
      .catch(showError)
      .finally(() => void client.invalidateQueries({ queryKey: PINS.queryKey }))
  }
  return { pins, setPinned }
}
