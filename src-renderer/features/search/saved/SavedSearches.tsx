import { t } from '@lingui/core/macro'
import { ActionIcon } from '@mantine/core'
import { IconBookmark, IconDots } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { SavedSearch } from '#shared/saved-search'
import { walkThrough } from '../../../ui/walk'
import classes from './Saved.module.css'
import { SavedMenu } from './SavedMenu'
import { newWords, useNews, useSavedSearches, useSinceWords } from './use-saved'

const walk = walkThrough('[data-saved]')

/** The searches that were kept, and how many of their hits are new; nothing where there are none. */
export function SavedSearches() {
  const searches = useSavedSearches()
  if (searches === undefined || searches.length === 0) return null
  return (
    <section className={classes.section} aria-labelledby="saved-searches">
      <h2 className={classes.title} id="saved-searches">
        {t`Saved searches`}
      </h2>
      <ul className={classes.list} onKeyDown={walk}>
        {searches.map((search) => (
          <li key={search.search_id} className={classes.row}>
            <SavedRow search={search} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function SavedRow({ search }: { search: SavedSearch }) {
  const { name, text, mode, sort } = search
  const sinceWords = useSinceWords()
  const news = useNews(search)
  const how = [mode && MODE_WORDS[mode], sort && SORT_WORDS[sort]].filter(Boolean).join(', ')
  return (
    <>
      <Link
        className={classes.link}
        data-saved={search.search_id}
        to="/search"
        search={{ text, ...(mode && { mode }), ...(sort && { sort }) }}
      >
        <IconBookmark size={18} stroke={1.6} className={classes.icon} aria-hidden />
        <span className={classes.words}>
          <bdi className={classes.name}>{name}</bdi>
          {(name !== text || how !== '') && (
            <span className={classes.asked}>
              {name !== text && <bdi>{text}</bdi>}
              {how !== '' && <span className={classes.how}>{how}</span>}
            </span>
          )}
        </span>
        {news !== undefined && news > 0 && (
          <span className={classes.news}>
            <span className={classes.count}>{newWords(news)}</span>
            <span className={classes.since}>{sinceWords(search)}</span>
          </span>
        )}
      </Link>
      <SavedMenu search={search} removal={t`Remove`}>
        <ActionIcon size="sm" aria-label={t`More about ${name}`}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </SavedMenu>
    </>
  )
}

const MODE_WORDS = {
  words: t`by words`,
  typos: t`typos too`,
  meaning: t`by meaning`,
  hybrid: t`by words and meaning`,
}
const SORT_WORDS = {
  best: t`best first`,
  newest: t`newest first`,
  oldest: t`oldest first`,
  reactions: t`most reactions first`,
  replies: t`most replies first`,
}
