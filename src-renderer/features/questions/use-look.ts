import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import {
  type OwnLook,
  type OwnParamKind,
  type OwnStatement,
  statementOf,
} from '#shared/own-question'
import { callQuery } from '../../client'

/** How long the keys rest before a statement is looked at. */
const PAUSE_MS = 400

/**
 * What a statement would give, looked up when the keys rest; undefined while that is not known. `kinds` stay those of the
 * last statement that could be understood: a field does not change while a word is written.
 */
export function useLook(
  statement: OwnStatement,
  isOn: boolean,
): {
  look: OwnLook | undefined
  kinds: Record<string, OwnParamKind>
} {
  const { sql } = statement
  const [rested] = useDebouncedValue(sql, PAUSE_MS)
  const { data } = useQuery({
    ...callQuery('own_questions.look', { ...statementOf(statement), sql: rested }),
    enabled: isOn && rested.trim() !== '',
    gcTime: 0,
  })
  const [kinds, setKinds] = useState<Record<string, OwnParamKind>>({})
  useEffect(() => {
    if (data?.kind === 'columns') setKinds(data.params)
  }, [data])
  return { look: rested === sql ? data : undefined, kinds }
}
