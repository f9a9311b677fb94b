import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import type { QuestionInfo } from '#shared/question'
import { QUESTION_INTENTS } from '#shared/question-guide'
import type { Scope } from '#shared/scope'
import { callQuery } from '../../client'
import { subjectsOf, tellsOf } from './browse'
import { QuestionList } from './QuestionList'
import classes from './Questions.module.css'

const MOST = 4

/** What may be asked next: the questions that tell the same thing, of the same guild, channel or author. */
export function Related({ info, scope }: { info: QuestionInfo; scope: Scope }) {
  const { data: questions = [] } = useQuery(callQuery('questions.list', {}))
  const { guild_id, channel_id, author_id } = scope
  const about: Scope = {
    ...(guild_id && { guild_id }),
    ...(channel_id && { channel_id }),
    ...(author_id && { author_id }),
  }
  const related = relatedTo(info, questions).filter((one) => tellsOf(one, about))
  if (related.length === 0) return null
  return (
    <section aria-labelledby="related">
      <h2 className={classes.relatedTitle} id="related">
        {t`Ask next`}
      </h2>
      <QuestionList questions={related.slice(0, MOST)} about={about} />
    </section>
  )
}

/** First those of the intents that the question serves, after it and then before it; else those about the same. */
function relatedTo(info: QuestionInfo, questions: readonly QuestionInfo[]): QuestionInfo[] {
  const byId = new Map(questions.map((question) => [question.id, question]))
  const near = QUESTION_INTENTS.filter((intent) => intent.questions.includes(info.id)).flatMap(
    (intent) => {
      const at = intent.questions.indexOf(info.id)
      return [...intent.questions.slice(at + 1), ...intent.questions.slice(0, at)]
    },
  )
  const ids = near.length > 0 ? near : sameSubject(info, questions)
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? [])
}

function sameSubject(info: QuestionInfo, questions: readonly QuestionInfo[]): string[] {
  const [subject] = subjectsOf(info)
  return questions
    .filter((one) => one.id !== info.id && subjectsOf(one)[0] === subject)
    .filter(({ tags }) => tags.some((tag) => info.tags.includes(tag)))
    .map(({ id }) => id)
}
