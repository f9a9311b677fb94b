import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { callQuery } from '../../client'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorState } from '../../ui/ErrorState'
import { Late } from '../../ui/Late'
import { AskedQuestion } from './AskedQuestion'
import classes from './Questions.module.css'

/** One question: what it counts, of which messages, and the answer. */
export function QuestionPage() {
  const { id } = useParams({ from: '/questions/$id' })
  const questions = useQuery(callQuery('questions.list', {}))
  if (questions.error) {
    return <ErrorState error={questions.error} onRetry={() => questions.refetch()} />
  }
  if (!questions.data)
    return (
      <Late>
        <p className={classes.loading}>{t`Loading the question…`}</p>
      </Late>
    )
  const info = questions.data.find((each) => each.id === id || each.aliases.includes(id))
  if (!info)
    return (
      <EmptyState title={t`There is no such question`}>{t`Look for it in the list.`}</EmptyState>
    )
  return <AskedQuestion key={info.id} info={info} />
}
