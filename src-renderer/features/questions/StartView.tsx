import { plural, t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { QuestionInfo } from '#shared/question'
import { QUESTION_INTENTS } from '#shared/question-guide'
import type { Scope } from '#shared/scope'
import { callQuery } from '../../client'
import { useRecentQuestions } from '../../ui/recent-questions'
import { sharedText } from '../../ui/shared-text'
import { ofOne, questionsIn } from './browse'
import classes from './Catalogue.module.css'
import { QuestionList } from './QuestionList'
import { QuestionParams } from './search-params'
import { usePins } from './use-pins'

/** How many questions of an intent are named on the way in. */
const NAMED = 3
const RECENT = 3

/** The way in: pinned questions, those asked last, and what a person may want to know. */
export function StartView(props: { questions: readonly QuestionInfo[]; about: Scope }) {
  const { questions, about } = props
  const { pins } = usePins()
  const pinned = pins.flatMap((id) => questions.find((question) => question.id === id) ?? [])
  const own = ofOne(questions, about)
  if (about.author_id !== undefined) return <QuestionList questions={own} about={about} />
  return (
    <div className={classes.start}>
      {own.length > 0 && (
        <Section title={t`Of this channel`}>
          <QuestionList questions={own} about={about} />
        </Section>
      )}
      {own.length === 0 && pinned.length > 0 && (
        <Section title={t`Pinned`}>
          <QuestionList questions={pinned} about={about} />
        </Section>
      )}
      {own.length === 0 && <Recent questions={questions} />}
      <Section title={t`What do you want to know?`}>
        <div className={classes.intents}>
          {QUESTION_INTENTS.map((intent) => {
            const all = questionsIn({ kind: 'intent', intent }, questions)
            if (all.length === 0) return null
            return (
              <article key={intent.id} className={classes.intent}>
                <h3 className={classes.intentTitle}>
                  <Link
                    to="/questions"
                    search={(old) => ({ about: old.about, find: '', view: `intent:${intent.id}` })}
                  >
                    {sharedText(intent.title)}
                  </Link>
                </h3>
                <p className={classes.intentAbout}>{sharedText(intent.about)}</p>
                <ul className={classes.named}>
                  {all.slice(0, NAMED).map(({ id, title }) => (
                    <li key={id}>
                      <Link to="/questions/$id" params={{ id }} search={{ scope: about }}>
                        {title}
                      </Link>
                    </li>
                  ))}
                </ul>
                {all.length > NAMED && (
                  <Link
                    className={classes.more}
                    to="/questions"
                    search={(old) => ({ about: old.about, find: '', view: `intent:${intent.id}` })}
                  >
                    {plural(all.length - NAMED, {
                      one: '# more question',
                      other: '# more questions',
                    })}
                  </Link>
                )}
              </article>
            )
          })}
        </div>
      </Section>
    </div>
  )
}

/** The questions that were answered last, to be asked the same way; those of guilds that are gone are left out. */
function Recent({ questions }: { questions: readonly QuestionInfo[] }) {
  const { data: guilds } = useQuery(callQuery('guilds.list', {}))
  const recent = useRecentQuestions()
    .map(({ id, search }) => ({
      info: questions.find((question) => question.id === id),
      search: QuestionParams.parse(search),
    }))
    .flatMap(({ info, search }) => {
      const { guild_id } = search.scope
      const guild = guilds?.find((one) => one.guild_id === guild_id)
      const isGone = guild_id !== undefined && guild === undefined
      return info && !isGone ? [{ info, search, guild: guild?.guild_name ?? null }] : []
    })
    .slice(0, RECENT)
  if (recent.length === 0) return null
  return (
    <section className={classes.recent} aria-labelledby="asked-last">
      <h2 id="asked-last">{t`Asked last`}</h2>
      <ul>
        {recent.map(({ info, search, guild }) => (
          <li key={info.id}>
            <Link
              to="/questions/$id"
              params={{ id: info.id }}
              search={search}
              title={guild ? `${info.title} ${guild}` : info.title}
            >
              {info.title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className={classes.groupTitle}>{title}</h2>
      {children}
    </section>
  )
}
