import { t } from '@lingui/core/macro'
import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBookmark, IconBookmarkFilled } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { SavedSearch } from '#shared/saved-search'
import { addToSearch, operatorText } from '#shared/search-text/print'
import { NameDialog } from '../../../ui/NameDialog'
import classes from './Saved.module.css'
import { SavedMenu } from './SavedMenu'
import { type Asked, useNews, useNewsWords, useSavedActions, useSavedSearches } from './use-saved'

/**
 * Keeps the search that the page shows, or says that it is kept and how many of its hits are new. What is shown counts as
 * looked at.
 */
export function SaveSearch({ asked }: { asked: Asked }) {
  const { save } = useSavedActions()
  const [isNaming, { open, close }] = useDisclosure(false)
  const text = asked.text.trim()
  const saved = useSavedSearches()?.find(
    (search) =>
      search.text === text &&
      search.mode === (asked.mode ?? null) &&
      search.sort === (asked.sort ?? null),
  )
  if (text === '') return null
  if (saved) return <Saved key={saved.search_id} search={saved} />
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconBookmark size={14} aria-hidden />}
        onClick={open}
      >
        {t`Save`}
      </Button>
      {isNaming && (
        <NameDialog
          title={t`Save this search`}
          action={t`Save`}
          start={text.slice(0, 100)}
          onClose={close}
          onName={(name) => save(name, { ...asked, text })}
        />
      )}
    </>
  )
}

function Saved({ search }: { search: SavedSearch }) {
  const news = useSeenNews(search)
  return (
    <>
      {news !== null && (
        <Link
          className={classes.newOnes}
          to="/search"
          search={{
            text: addToSearch(search.text, news.added),
            ...(search.mode && { mode: search.mode }),
            ...(search.sort && { sort: search.sort }),
          }}
          title={t`Show only these`}
        >
          {news.words}
        </Link>
      )}
      <SavedMenu search={search} removal={t`Remove from saved searches`}>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconBookmarkFilled size={14} className={classes.filled} aria-hidden />}
          title={t`Saved as “${search.name}”`}
        >
          {t`Saved`}
        </Button>
      </SavedMenu>
    </>
  )
}

/** New hits in words, and the operator that finds them. */
type News = { words: string; added: string }

/** What was new when the search came on screen, which stays while it is there; it counts as seen from then on. */
function useSeenNews(search: SavedSearch): News | null {
  const { seen } = useSavedActions()
  const [shown, setShown] = useState<News | null>(null)
  const newsWords = useNewsWords()
  const news = useNews(search)
  const { search_id, has_arrivals } = search
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for what came in, when it is counted
  useEffect(() => {
    if (!has_arrivals || news === undefined) return
    if (news > 0) {
      const added = operatorText('added', `${search.seen_at}..`)
      setShown({ words: newsWords(search, news), added })
    }
    void seen(search_id)
  }, [search_id, has_arrivals, news])
  return shown
}
