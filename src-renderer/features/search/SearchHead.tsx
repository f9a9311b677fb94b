import { plural, t } from '@lingui/core/macro'
import { ActionIcon, Indicator, Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconAdjustmentsHorizontal,
  IconLayoutSidebarRight,
  IconListSearch,
} from '@tabler/icons-react'
import type {
  SearchCount,
  SearchMode,
  SearchProblem,
  SearchQuery,
  SearchSort,
} from '#shared/search'
import { addToSearch } from '#shared/search-text/print'
import { ariaKeys, withKey } from '../../ui/commands'
import { countMessages } from '../../ui/counts'
import { ExportMenu } from '../../ui/ExportMenu'
import { formatCount } from '../../ui/format'
import { typeIntoSearch } from '../../ui/search-box'
import { type Choice, ChoiceMenu } from './ChoiceMenu'
import { SORTS } from './choices'
import { Demands } from './Demands'
import { Notes } from './Notes'
import classes from './SearchHead.module.css'
import type { SearchPanes } from './SearchLayout'
import { SyntaxHelp } from './SyntaxHelp'
import { SaveSearch } from './saved/SaveSearch'
import { demandsOf, toNarrow } from './text-edits'
import { useDescription, useValueNames } from './use-description'

type Props = {
  query: SearchQuery
  panes: SearchPanes
  count: SearchCount | undefined
  /** True when nothing was found. */
  isEmpty: boolean
  /** True when the hits have none of the words and only come near in meaning. */
  isOnlyNear: boolean
  /** How it was matched. */
  mode: SearchMode
  modes: readonly Choice<SearchMode>[]
  /** How much of the archive's meanings is read while that goes on, in per cent; else null. */
  reading: number | null
  sort: SearchSort
  problems: readonly SearchProblem[]
  didYouMean: string | null
  onText: (text: string) => void
  onMode: (mode: SearchMode) => void
  onSort: (sort: SearchSort) => void
}

/** Above the hits: what is asked in words, how many there are, how they are matched and sorted, and what can be done. */
export function SearchHead(props: Props) {
  const { query, panes, count, modes, reading, onText } = props
  const { text } = query
  const nameOf = useValueNames(text)
  const description = useDescription(text, props.mode, nameOf)
  const demands = demandsOf(text).length
  return (
    <header className={classes.head}>
      <div className={classes.line}>
        <Tooltip label={withKey(t`Narrow the search`, 'sidebar')}>
          <Indicator label={demands} size={16} disabled={demands === 0} offset={4}>
            <ActionIcon
              aria-label={t`Narrow the search`}
              aria-keyshortcuts={ariaKeys('sidebar')}
              aria-expanded={panes.facets !== 'none'}
              onClick={panes.toggleFacets}
            >
              <IconAdjustmentsHorizontal size={18} stroke={1.7} />
            </ActionIcon>
          </Indicator>
        </Tooltip>
        <h1 className={classes.title} title={description}>
          {description}
        </h1>
        <div className={classes.tools}>
          <ChoiceMenu label={t`Match`} value={props.mode} choices={modes} onChange={props.onMode} />
          <ChoiceMenu label={t`Sort`} value={props.sort} choices={SORTS} onChange={props.onSort} />
          <SaveSearch asked={query} />
          <ExportMenu
            source={{ kind: 'search', query }}
            name="search-results"
            disabled={props.isEmpty}
          />
          <SyntaxHelp onPick={(example) => typeIntoSearch(addToSearch(text, example))} />
          <Tooltip label={withKey(t`Show or hide the conversation`, 'panel')}>
            <ActionIcon
              aria-label={t`Show or hide the conversation`}
              aria-keyshortcuts={ariaKeys('panel')}
              aria-pressed={panes.hasPreview}
              disabled={!panes.canPreview}
              onClick={panes.togglePreview}
            >
              <IconLayoutSidebarRight size={18} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        </div>
      </div>
      <div className={classes.line} data-small="">
        <div className={classes.count} aria-live="polite" data-testid="search-total">
          {props.isEmpty ? t`No messages` : count && countText(count, props.isOnlyNear)}
        </div>
        {reading !== null && (
          <span className={classes.quiet}>{t`Meanings are being read: ${reading} %`}</span>
        )}
        <Demands text={text} nameOf={nameOf} onText={onText} />
        {!props.isEmpty && (
          <UnstyledButton className={classes.inside} onClick={() => typeIntoSearch(toNarrow(text))}>
            <IconListSearch size={14} stroke={1.7} aria-hidden="true" />
            {t`Search inside these`}
          </UnstyledButton>
        )}
      </div>
      <Notes problems={props.problems} didYouMean={props.didYouMean} onText={onText} />
    </header>
  )
}

/** `1,234 messages`, or `Counting… 12,000+`. */
function countText({ total, is_complete }: SearchCount, isOnlyNear: boolean): string {
  if (isOnlyNear) {
    return plural(total, {
      one: 'None has the words, # comes near in meaning',
      other: 'None has the words, # come near in meaning',
    })
  }
  if (is_complete) return countMessages(total)
  return t`Counting… ${formatCount(total)}+`
}
