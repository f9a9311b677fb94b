import { Badge, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { callQuery } from '../../client'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorState } from '../../ui/ErrorState'
import { groupQuestions } from './groups'
import classes from './Questions.module.css'

/** The catalogue of questions, by what a person wants to know. */
export function QuestionsPage() {
  const { find } = useSearch({ from: '/questions' })
  const navigate = useNavigate({ from: '/questions' })
  const questions = useQuery(callQuery('questions.list', {}))
  const groups = groupQuestions(questions.data ?? [], find)
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        <header className={classes.head}>
          <div className={classes.grow}>
            <h1 className={classes.title}>Questions</h1>
            <p className={classes.lead}>
              Every answer is a chart and a table, and every bar leads to the messages behind it.
            </p>
          </div>
          <TextInput
            size="xs"
            w={240}
            aria-label="Find a question"
            placeholder="Find a question"
            leftSection={<IconSearch size={14} aria-hidden />}
            value={find}
            onChange={(event) =>
              navigate({ search: { find: event.currentTarget.value }, replace: true })
            }
          />
        </header>
        {questions.error && (
          <ErrorState error={questions.error} onRetry={() => questions.refetch()} />
        )}
        {questions.data && groups.length === 0 && (
          <EmptyState title="No question has these words">
            Try one word, such as channel or month.
          </EmptyState>
        )}
        {groups.map((group) => (
          <section key={group.title}>
            <h2 className={classes.groupTitle}>{group.title}</h2>
            <ul className={classes.list}>
              {group.questions.map((question) => (
                <li key={question.id}>
                  <Link className={classes.item} to="/questions/$id" params={{ id: question.id }}>
                    <span className={classes.itemTitle}>{question.title}</span>
                    <span className={classes.itemAbout}>{question.about}</span>
                    <span className={classes.tags}>
                      {question.tags.map((tag) => (
                        <Badge key={tag} size="xs" variant="default" tt="none" fw={500}>
                          {tag}
                        </Badge>
                      ))}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  )
}
