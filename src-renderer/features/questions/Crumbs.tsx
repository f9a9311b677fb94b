import { t } from '@lingui/core/macro'
import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { isOwnId } from '#shared/own-question'
import { QUESTION_INTENTS } from '#shared/question-guide'
import { sharedText } from '../../ui/shared-text'
import classes from './Crumbs.module.css'

type Props = {
  /** null = one of the user's that is not saved yet. */
  id: string | null
  /** The guild that the catalogue goes on asking about. */
  guildId?: string | undefined
}

/** The way back from a question: to the catalogue, and to what it tells. */
export function Crumbs({ id, guildId }: Props) {
  const intent = QUESTION_INTENTS.find(({ questions }) => id !== null && questions.includes(id))
  const about = guildId === undefined ? undefined : { guild_id: guildId }
  return (
    <nav className={classes.crumbs} aria-label={t`Where this question stands`}>
      <Link to="/questions" search={{ about }}>
        {t`Questions`}
      </Link>
      {(id === null || isOwnId(id)) && (
        <>
          <IconChevronRight size={12} aria-hidden />
          <Link to="/questions" search={{ view: 'about:own' }}>
            {t`Your own`}
          </Link>
        </>
      )}
      {intent && (
        <>
          <IconChevronRight size={12} aria-hidden />
          <Link to="/questions" search={{ about, view: `intent:${intent.id}` }}>
            {sharedText(intent.title)}
          </Link>
        </>
      )}
    </nav>
  )
}
