import { ActionIcon, Menu } from '@mantine/core'
import { IconBookmark, IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { SavedSearch } from '#shared/saved-search'
import { walkThrough } from '../../../ui/walk'
import { NameDialog } from './NameDialog'
import classes from './Saved.module.css'
import { newWords, useNews, useSavedActions, useSavedSearches, useSinceWords } from './use-saved'

const walk = walkThrough('[data-saved]')

/** The searches that were kept, and how many of their hits are new; nothing where there are none. */
export function SavedSearches() {
  const searches = useSavedSearches()
  const { rename } = useSavedActions()
  const [renamed, setRenamed] = useState<SavedSearch | null>(null)
  if (searches === undefined || searches.length === 0) return null
  return (
    <section className={classes.section} aria-labelledby="saved-searches">
      <h2 className={classes.title} id="saved-searches">
        Saved searches
      </h2>
      <ul className={classes.list} onKeyDown={walk}>
        {searches.map((search) => (
          <li key={search.search_id} className={classes.row}>
            <SavedRow search={search} onRename={() => setRenamed(search)} />
          </li>
        ))}
      </ul>
      {renamed && (
        <NameDialog
          title="Rename the saved search"
          action="Rename"
          start={renamed.name}
          onClose={() => setRenamed(null)}
          onName={(name) => rename(renamed.search_id, name)}
        />
      )}
    </section>
  )
}

function SavedRow({ search, onRename }: { search: SavedSearch; onRename: () => void }) {
  const { name, text, mode, sort } = search
  const { remove } = useSavedActions()
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
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon size="sm" aria-label={`More about ${name}`}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPencil size={16} stroke={1.7} aria-hidden />}
            onClick={onRename}
          >
            Rename…
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTrash size={16} stroke={1.7} aria-hidden />}
            onClick={() => void remove(search)}
          >
            Remove
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}

const MODE_WORDS = {
  words: 'by words',
  typos: 'typos too',
  meaning: 'by meaning',
  hybrid: 'by words and meaning',
} as const
const SORT_WORDS = {
  best: 'best first',
  newest: 'newest first',
  oldest: 'oldest first',
  reactions: 'most reactions first',
  replies: 'most replies first',
} as const
