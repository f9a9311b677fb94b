import { t } from '@lingui/core/macro'
import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { QuestionInfo } from '#shared/question'
import { QUESTION_INTENTS } from '#shared/question-guide'
import { formatCount } from '../../ui/format'
import { sharedText } from '../../ui/shared-text'
import { useTyped } from '../../ui/typed'
import { walkThrough } from '../../ui/walk'
import { questionsIn, SUBJECTS, topicsOf, viewOf } from './browse'
import classes from './Catalogue.module.css'

type Props = {
  questions: readonly QuestionInfo[]
  /** The address of the part that is shown. */
  view: string
  /** True = words are looked for in all parts. */
  isSearched: boolean
  find: string
  onFind: (text: string) => void
  /** Opens the question that fits what is typed best. */
  onOpenFirst: (text: string) => void
}

const walk = walkThrough('[data-walk]')

/** The parts of the catalogue, and the box that finds questions by their words in all of them. */
export function CatalogueSidebar({
  questions,
  view,
  isSearched,
  find,
  onFind,
  onOpenFirst,
}: Props) {
  const here = isSearched ? null : view
  const [typed, setTyped, tellNow] = useTyped(find, onFind)
  const part = (address: string, title: string, hasCount = true) => {
    const count = questionsIn(viewOf(address), questions).length
    return count > 0 || !hasCount || address === 'about:own' ? (
      <Part
        key={address}
        address={address}
        isHere={here === address}
        count={hasCount ? count : null}
      >
        {title}
      </Part>
    ) : null
  }
  return (
    <div className={classes.side}>
      <div className={classes.sideHead}>
        <TextInput
          size="xs"
          aria-label={t`Find a question`}
          placeholder={t`Find a question`}
          leftSection={<IconSearch size={14} aria-hidden />}
          rightSection={
            typed !== '' && (
              <CloseButton size="xs" aria-label={t`Clear the words`} onClick={() => setTyped('')} />
            )
          }
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && typed !== '') setTyped('')
            if (event.key === 'Enter') {
              // told first, so that the way back leads to what was found
              tellNow()
              onOpenFirst(typed)
            }
            if (event.key === 'ArrowDown') {
              event.preventDefault()
              firstQuestion()?.focus()
            }
          }}
        />
      </div>
      <nav className={classes.parts} aria-label={t`Parts of the catalogue`} onKeyDown={walk}>
        <ul className={classes.partList}>
          {part('', t`Overview`, false)}
          {part('all', t`All questions`)}
        </ul>
        <Parts title={t`What do you want to know?`}>
          {QUESTION_INTENTS.map(({ id, title }) => part(`intent:${id}`, sharedText(title)))}
        </Parts>
        <Parts title={t`About`}>
          {SUBJECTS.map(({ id, title }) => part(`about:${id}`, title))}
        </Parts>
        <Parts title={t`Topics`}>
          {topicsOf(questions).map(({ tag }) => part(`topic:${tag}`, tag))}
        </Parts>
      </nav>
    </div>
  )
}

/** The first question of the list beside it. */
function firstQuestion(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-pane="main"] [data-question]')
}

function Parts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className={classes.partsTitle}>{title}</h2>
      <ul className={classes.partList}>{children}</ul>
    </section>
  )
}

function Part(props: {
  address: string
  isHere: boolean
  count: number | null
  children: ReactNode
}) {
  return (
    <li>
      <Link
        className={classes.part}
        data-walk=""
        to="/questions"
        search={(old) => ({ about: old.about, view: props.address, find: '' })}
        aria-current={props.isHere ? 'page' : undefined}
      >
        <span className={classes.partName}>{props.children}</span>
        {props.count !== null && (
          <span className={classes.partCount}>{formatCount(props.count)}</span>
        )}
      </Link>
    </li>
  )
}
