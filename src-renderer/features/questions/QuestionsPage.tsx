import { plural, t } from '@lingui/core/macro'
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Scope } from '#shared/scope'
import { callQuery } from '../../client'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorState } from '../../ui/ErrorState'
import { questionFinder } from '../../ui/find-questions'
import { Late } from '../../ui/Late'
import { SidebarLayout } from '../../ui/SidebarLayout'
import { sharedText } from '../../ui/shared-text'
import { AskAbout } from './AskAbout'
import { bySubject, questionsIn, tellsOf, type View, viewOf } from './browse'
import classes from './Catalogue.module.css'
import { CatalogueSidebar } from './CatalogueSidebar'
import { OwnActions } from './OwnActions'
import { QuestionList } from './QuestionList'
import { StartView } from './StartView'

/** Nobody is asked about: the same object each time, so that the finder is made once. */
const NOBODY: Scope = {}

/** The catalogue of questions: a few ways in, and behind them all of it by what it is about, by topic and by words. */
export function QuestionsPage() {
  const { view: address, find, about = NOBODY } = useSearch({ from: '/questions' })
  const navigate = useNavigate({ from: '/questions' })
  const asked = useQuery(callQuery('questions.list', {}))
  const questions = useMemo(
    () => (asked.data ?? []).filter((info) => tellsOf(info, about)),
    [asked.data, about],
  )
  const finder = useMemo(() => questionFinder(questions), [questions])
  const view = viewOf(address)
  const words = find.trim()
  const found = useMemo(() => (words === '' ? null : finder(find)), [finder, find, words])
  return (
    <SidebarLayout
      section="questions"
      label={t`Catalogue`}
      sidebar={
        <CatalogueSidebar
          questions={questions}
          view={address}
          isSearched={found !== null}
          find={find}
          onFind={(text) =>
            navigate({ search: (old) => ({ ...old, find: text }), replace: find !== '' })
          }
          onOpenFirst={(text) => {
            const [best] = finder(text)
            const search = { scope: about }
            if (best) void navigate({ to: '/questions/$id', params: { id: best.id }, search })
          }}
        />
      }
    >
      <div className={classes.page}>
        <div className={classes.column}>
          <header className={classes.head}>
            <div className={classes.grow}>
              <h1 className={classes.title}>{found ? t`Found questions` : titleOf(view, about)}</h1>
              <p className={classes.lead}>
                {found
                  ? t`${plural(found.length, { one: '# question', other: '# questions' })} for “${words}”, the best fit first.`
                  : leadOf(view, questions.length)}
              </p>
            </div>
            <AskAbout
              about={about}
              onChange={(next) => navigate({ search: (old) => ({ ...old, about: next }) })}
            />
          </header>
          {asked.error ? (
            <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />
          ) : asked.data === undefined ? (
            <Late>
              <CatalogueSkeleton />
            </Late>
          ) : found ? (
            <Found questions={found} about={about} />
          ) : view.kind === 'about' && view.subject.id === 'own' ? (
            <Own questions={questionsIn(view, questions)} about={about} />
          ) : view.kind === 'start' ? (
            <StartView questions={questions} about={about} />
          ) : view.kind === 'all' ? (
            bySubject(questions).map((group) => (
              <section key={group.id}>
                <h2 className={classes.groupTitle}>{group.title}</h2>
                <QuestionList questions={group.questions} about={about} />
              </section>
            ))
          ) : (
            <QuestionList questions={questionsIn(view, questions)} about={about} />
          )}
        </div>
      </div>
    </SidebarLayout>
  )
}

const LINES = [34, 42, 38, 30, 45, 36, 40, 33]

/** Rows of the list, while it is on its way. */
function CatalogueSkeleton() {
  return (
    <div className={classes.list} aria-busy="true">
      {LINES.map((width) => (
        <div key={width} className={classes.link} aria-hidden="true">
          <Skeleton height={18} width={18} />
          <div className={classes.words}>
            <Skeleton height={12} width={`${width}%`} />
            <Skeleton height={8} mt={8} width={`${width + 24}%`} />
          </div>
        </div>
      ))}
    </div>
  )
}

/** The questions that the user wrote, and how there come to be more. */
function Own(props: Parameters<typeof QuestionList>[0]) {
  const hasOwn = props.questions.length > 0
  return (
    <>
      <OwnActions hasOwn={hasOwn} />
      {hasOwn ? (
        <QuestionList {...props} />
      ) : (
        <EmptyState title={t`You have written no question yet`}>
          {t`A question is a statement of SQL with a title. It can begin as a copy of any question here, is drawn as a chart, and can be given to others as a file.`}
        </EmptyState>
      )}
    </>
  )
}

function Found(props: Parameters<typeof QuestionList>[0]) {
  if (props.questions.length > 0) return <QuestionList {...props} />
  return (
    <EmptyState title={t`No question has these words`}>
      {t`Try one word for what you would count, such as replies, links or newcomers.`}
    </EmptyState>
  )
}

function titleOf(view: View, about: Scope): string {
  switch (view.kind) {
    case 'intent':
      return sharedText(view.intent.title)
    case 'about':
      return view.subject.title
    case 'topic':
      return view.tag
    case 'all':
      return t`All questions`
    default:
      if (about.author_id !== undefined) return t`Questions about an author`
      return about.channel_id === undefined ? t`Questions` : t`Questions about a channel`
  }
}

function leadOf(view: View, count: number): string {
  switch (view.kind) {
    case 'intent':
      return sharedText(view.intent.about)
    case 'start':
      return t`Every answer is a chart and a table, and every bar leads to the messages behind it.`
    case 'about':
      return view.subject.id === 'own'
        ? t`Written by you, or taken from others: each is a statement that only reads.`
        : t`Each with a chart, a table and its definition.`
    case 'all':
      return t`${plural(count, { one: '# question', other: '# questions' })}, each with a chart, a table and its definition.`
    default:
      return t`Each with a chart, a table and its definition.`
  }
}
