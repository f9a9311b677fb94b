import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { copyOf } from '#shared/own-info'
import { asWritten, type OwnQuestion } from '#shared/own-question'
import { callQuery } from '../../client'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorState } from '../../ui/ErrorState'
import { draftOf, NEW } from './drafts'
import { WriteQuestion } from './WriteQuestion'

/** Where a question is written: a new one, a copy of one of the catalogue, or one of the user's. */
export function WritePage() {
  const { id = null, copy = null } = useSearch({ from: '/questions/write' })
  const saved = useQuery({
    ...callQuery('own_questions.get', { id: id ?? 'own_' }),
    enabled: id !== null,
  })
  const questions = useQuery({ ...callQuery('questions.list', {}), enabled: copy !== null })
  const place = id ?? `copy:${copy ?? ''}`
  const failed = saved.error ?? questions.error
  if (failed) return <ErrorState error={failed} />
  if ((id !== null && !saved.data) || (copy !== null && !questions.data)) return null
  const begun =
    id !== null
      ? saved.data
      : beginning(
          questions.data?.find((one) => one.id === copy),
          copy,
        )
  if (!begun) {
    return (
      <EmptyState title={t`There is no such question`}>{t`Write a new one instead.`}</EmptyState>
    )
  }
  const question = asWritten(begun)
  return (
    <WriteQuestion
      key={place}
      place={place}
      id={id}
      saved={question}
      first={draftOf(place) ?? question}
    />
  )
}

function beginning(
  info: Parameters<typeof copyOf>[0] | undefined,
  copy: string | null,
): OwnQuestion | undefined {
  if (copy === null) return NEW
  return info && copyOf(info)
}
