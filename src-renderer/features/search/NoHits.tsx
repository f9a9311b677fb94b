import { t } from '@lingui/core/macro'
import { Button } from '@mantine/core'
import { IconSearchOff } from '@tabler/icons-react'
import type { SearchMode, SearchQuery } from '#shared/search'
import { EmptyState } from '../../ui/EmptyState'
import type { Choice } from './ChoiceMenu'
import classes from './SearchPage.module.css'
import { withoutEach } from './text-edits'

/** How many ways to ask for less are offered. */
const MOST = 4

/** A search that finds nothing, and what may find more: another spelling, one demand less, another way to match. */
export function NoHits(props: {
  query: SearchQuery
  didYouMean: string | null
  modes: readonly Choice<SearchMode>[]
  onText: (text: string) => void
  onMode: (mode: SearchMode) => void
}) {
  const { query, didYouMean, modes, onText, onMode } = props
  const drops = withoutEach(query.text).slice(0, MOST)
  const wider = modes.filter(
    ({ value }) => (value === 'typos' || value === 'meaning') && value !== query.mode,
  )
  return (
    <div className={classes.state}>
      <EmptyState icon={IconSearchOff} title={t`No message fits this search`}>
        {drops.length > 0
          ? t`Everything in the box has to fit. One of these may be too much:`
          : t`Try fewer words, another spelling, or another way to match.`}
      </EmptyState>
      <div className={classes.ways}>
        {didYouMean !== null && (
          <Button size="xs" onClick={() => onText(didYouMean)}>
            {t`Search for “${didYouMean}”`}
          </Button>
        )}
        {drops.map(({ dropped, text }) => (
          <Button key={dropped} size="xs" variant="default" onClick={() => onText(text)}>
            {t`Without ${dropped}`}
          </Button>
        ))}
        {wider.map(({ value }) => (
          <Button key={value} size="xs" variant="default" onClick={() => onMode(value)}>
            {value === 'typos' ? t`Allow typos` : t`Search by meaning`}
          </Button>
        ))}
      </div>
    </div>
  )
}
