import { plural, t } from '@lingui/core/macro'
import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconCheck, IconChevronRight, IconMinus } from '@tabler/icons-react'
import { useState } from 'react'
import type { FacetName, FacetValue, SearchFacets } from '#shared/search'
import { Avatar } from '../../message/Avatar'
import { countMessages } from '../../ui/counts'
import { EmojiText } from '../../ui/Emoji'
import { dateTag, formatCount } from '../../ui/format'
import { GuildIcon } from '../../ui/GuildIcon'
import classes from './Facets.module.css'

const TITLES: Record<FacetName, string> = {
  guild: t`Guilds`,
  channel: t`Channels`,
  author: t`Authors`,
  month: t`Months`,
  type: t`What they have`,
  language: t`Languages`,
  entity: t`Names and things`,
}

/** How many values of a facet show at first. */
const FIRST = 8

/** What the text says of a value: it has to be so, it must not be so, or nothing. */
export type ValueState = 'in' | 'out' | null

type Props = {
  facets: SearchFacets
  stateOf: (operator: string) => ValueState
  /** Narrows the search to the value, or takes that back. */
  onToggle: (operator: string) => void
  /** Leaves out what has the value, or takes that back. */
  onExclude: (operator: string) => void
}

/** What the hits have in common, each a click away from narrowing the search to it. */
export function Facets(props: Props) {
  const { facets, is_complete, counted } = props.facets
  return (
    <div className={classes.facets}>
      {facets.map(({ name, values }) => (
        <Section key={name} {...props} name={name} values={values} />
      ))}
      {!is_complete && (
        <p className={classes.note}>{t`Counted in the newest ${formatCount(counted)} of them.`}</p>
      )}
    </div>
  )
}

function Section(
  props: Omit<Props, 'facets'> & { name: FacetName; values: readonly FacetValue[] },
) {
  const { name, values } = props
  const [folded, setFolded] = useLocalStorage<readonly FacetName[]>({
    key: 'search-facets-folded',
    defaultValue: [],
    getInitialValueInEffect: false,
  })
  const [isLong, setLong] = useState(false)
  const isFolded = folded.includes(name)
  const more = values.length - FIRST
  const shown = isLong ? values : values.slice(0, FIRST)
  return (
    <section className={classes.section}>
      <h2 className={classes.heading}>
        <UnstyledButton
          className={classes.fold}
          aria-expanded={!isFolded}
          onClick={() =>
            setFolded(isFolded ? folded.filter((one) => one !== name) : [...folded, name])
          }
        >
          <IconChevronRight className={classes.chevron} size={14} aria-hidden="true" />
          {TITLES[name]}
        </UnstyledButton>
      </h2>
      {!isFolded && (
        <ul className={classes.values}>
          {shown.map((value) => (
            <Value key={value.operator} {...props} name={name} value={value} />
          ))}
          {more > 0 && (
            <li>
              <UnstyledButton className={classes.more} onClick={() => setLong(!isLong)}>
                {isLong ? t`Fewer` : plural(more, { other: '# more' })}
              </UnstyledButton>
            </li>
          )}
        </ul>
      )}
    </section>
  )
}

function Value(props: Omit<Props, 'facets'> & { name: FacetName; value: FacetValue }) {
  const { name, value, stateOf, onToggle, onExclude } = props
  const { messages, operator } = value
  const label = name === 'month' ? monthName(value.label) : value.label
  const state = stateOf(operator)
  const exclude = state === 'out' ? t`Let “${label}” in again` : t`Leave out “${label}”`
  return (
    <li className={classes.value} data-state={state ?? undefined}>
      <UnstyledButton
        className={classes.choose}
        aria-pressed={state === 'in'}
        title={`${label}: ${countMessages(messages)}`}
        onClick={() => onToggle(operator)}
      >
        <span className={classes.icon}>
          <ValueIcon name={name} value={value} state={state} />
        </span>
        <bdi className={classes.label}>
          <EmojiText text={label} />
        </bdi>
        <span className={classes.count}>{formatCount(messages)}</span>
      </UnstyledButton>
      <Tooltip label={exclude}>
        <ActionIcon
          className={classes.exclude}
          size="xs"
          aria-label={exclude}
          aria-pressed={state === 'out'}
          onClick={() => onExclude(operator)}
        >
          <IconMinus size={12} />
        </ActionIcon>
      </Tooltip>
    </li>
  )
}

const monthFormat = new Intl.DateTimeFormat(dateTag('en-GB'), {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

/** `2025-03` in words; what is no month stays. */
function monthName(month: string): string {
  const at = Date.parse(`${month}-01T00:00:00Z`)
  return Number.isNaN(at) ? month : monthFormat.format(at)
}

function ValueIcon(props: { name: FacetName; value: FacetValue; state: ValueState }) {
  const { name, value, state } = props
  if (state === 'in') return <IconCheck size={14} stroke={2.4} aria-hidden="true" />
  if (state === 'out') return <IconMinus size={14} stroke={2.4} aria-hidden="true" />
  const { label, icon } = value
  if (name === 'author') {
    return <Avatar author={{ author_name: label, user_name: label, avatar: icon }} size={16} />
  }
  if (name === 'guild' && icon !== null) {
    return <GuildIcon guild={{ guild_id: '1', guild_name: label, icon }} size={16} />
  }
  return <span className={classes.box} />
}
