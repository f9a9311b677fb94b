import { t } from '@lingui/core/macro'
import { ActionIcon, UnstyledButton } from '@mantine/core'
import { IconHistory, IconTags, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { forgetSearch, useRecentSearches } from '../../ui/recent-searches'
import { typeIntoSearch } from '../../ui/search-box'
import classes from './StartState.module.css'
import { SyntaxList } from './SyntaxHelp'
import { SavedSearches } from './saved/SavedSearches'

/** How many searches of before are listed. */
const MOST = 8

/** The search page before anything is asked: saved searches, those of before, and the language of the box. */
export function StartState({ onSearch }: { onSearch: (text: string) => void }) {
  const recent = useRecentSearches().slice(0, MOST)
  return (
    <div className={classes.start}>
      <div className={classes.inner}>
        <h1 className={classes.title}>{t`Search everything that was said`}</h1>
        <p className={classes.lead}>
          {t`Type words in the box above. Each operator below narrows the search; any of them can stand together, and a minus sign in front leaves out.`}
        </p>
        <SavedSearches />
        <Link to="/entities" className={classes.entities}>
          <IconTags size={18} stroke={1.6} aria-hidden="true" />
          <span>
            <span className={classes.strong}>{t`Entities`}</span>{' '}
            {t`People, places, projects and other names that messages speak of`}
          </span>
        </Link>
        {recent.length > 0 && (
          <section>
            <h2 className={classes.heading}>{t`Recent searches`}</h2>
            <ul className={classes.recent}>
              {recent.map((text) => (
                <li key={text} className={classes.item}>
                  <UnstyledButton className={classes.search} onClick={() => onSearch(text)}>
                    <IconHistory size={16} stroke={1.7} aria-hidden="true" />
                    <bdi className={classes.text}>{text}</bdi>
                  </UnstyledButton>
                  <ActionIcon
                    size="sm"
                    aria-label={t`Forget the search “${text}”`}
                    onClick={() => forgetSearch(text)}
                  >
                    <IconX size={14} />
                  </ActionIcon>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section>
          <h2 className={classes.heading}>{t`Search syntax`}</h2>
          <SyntaxList onPick={(example) => typeIntoSearch(example)} />
        </section>
      </div>
    </div>
  )
}
