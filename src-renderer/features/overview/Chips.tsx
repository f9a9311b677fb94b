import { t } from '@lingui/core/macro'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Overview } from '#shared/overview'
import { callQuery } from '../../client'
import { ariaKeys, keyText } from '../../ui/commands'
import { EmojiText } from '../../ui/Emoji'
import { Kbd } from '../../ui/Kbd'
import { useNameOf } from '../../ui/names'
import { useDayFormat } from '../../ui/time'
import classes from './Chips.module.css'
import { spanText, weekText } from './filter-words'
import { type FilterName, type Filters, namesOf, withoutFilters } from './filters'
import page from './Overview.module.css'
import type { View } from './use-view'

const TITLES: Record<FilterName, string> = {
  time: t`Time`,
  week: t`Hour`,
  channel: t`Channel`,
  author: t`Author`,
  role: t`Role`,
  emoji: t`Reaction`,
  domain: t`Link to`,
}

/** What narrows the page, each taken away with a click; without any, how to narrow it. */
export function Chips(props: {
  view: View
  /** undefined while it is not there yet. */
  overview: Overview | undefined
  onClear: () => void
}) {
  const { view, overview, onClear } = props
  const names = namesOf(view.filters, view.subject)
  const key = keyText('clear_filters')
  if (names.length === 0) {
    return (
      <p className={classes.hint}>
        {t`A click on a point, a square or a row narrows the page to it; a number opens its messages.`}
      </p>
    )
  }
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn as one */}
      <div className={classes.chips} role="group" aria-label={t`Filters`}>
        {names.map((name) => (
          <button
            key={name}
            type="button"
            className={classes.chip}
            data-filter={name}
            title={t`Take this filter away`}
            onClick={({ currentTarget }) => {
              focusBeside(currentTarget)
              view.change(withoutFilters([name]))
            }}
          >
            <span className={classes.name}>{TITLES[name]}</span>
            <bdi className={classes.value}>
              <Value view={view} overview={overview} name={name} />
            </bdi>
            <IconX size={12} aria-label={t`Remove`} />
          </button>
        ))}
      </div>
      <button
        type="button"
        className={`${page.quiet} ${classes.clear}`}
        aria-keyshortcuts={ariaKeys('clear_filters')}
        onClick={onClear}
      >
        {t`Clear all`}
        {key && <Kbd>{key}</Kbd>}
      </button>
    </>
  )
}

/** The focus goes to the neighbour of a chip that goes, else to what stands above: it would be lost with the chip. */
function focusBeside(chip: HTMLElement) {
  const beside = chip.nextElementSibling ?? chip.previousElementSibling
  const entry = beside ?? document.querySelector('[data-bar-entry]')
  if (entry instanceof HTMLElement) entry.focus()
}

function Value(props: { view: View; overview: Overview | undefined; name: FilterName }): ReactNode {
  const { subject, filters } = props.view
  const { guild_id } = subject
  switch (props.name) {
    case 'time':
      return <Time filters={filters} />
    case 'week':
      return weekText(filters)
    case 'channel':
      return <ChannelName guild_id={guild_id} channel_id={filters.channel_id ?? ''} />
    case 'author':
      return <AuthorName guild_id={guild_id} author_id={filters.author_id ?? ''} />
    case 'role':
      return <RoleName guild_id={guild_id} role_id={filters.role_id ?? ''} />
    case 'emoji':
      return <EmojiName emoji_key={filters.emoji ?? ''} known={props.overview?.emojis} />
    case 'domain':
      return filters.domain
  }
}

function Time({ filters }: { filters: Filters }) {
  const { day } = useDayFormat()
  return spanText(filters.from, filters.to, day)
}

function ChannelName({ guild_id, channel_id }: { guild_id: string; channel_id: string }) {
  const { data } = useQuery(callQuery('channels.list', { guild_id }))
  const name = data?.find((one) => one.channel_id === channel_id)?.channel_name
  return <EmojiText text={name ?? channel_id} />
}

function AuthorName({ guild_id, author_id }: { guild_id: string; author_id: string }) {
  const nameOf = useNameOf()
  const { data } = useQuery(callQuery('authors.get', { guild_id, author_id }))
  return <EmojiText text={data ? nameOf(data) : author_id} />
}

function RoleName({ guild_id, role_id }: { guild_id: string; role_id: string }) {
  const { data } = useQuery(callQuery('roles.list', { guild_id }))
  return data?.find((one) => one.role_id === role_id)?.role_name ?? role_id
}

/** A custom emoji has no name in the address: the list of reactions has it, when it is among them. */
function EmojiName(props: { emoji_key: string; known: Overview['emojis'] | undefined }) {
  const { emoji_key, known } = props
  if (!/^\d+$/.test(emoji_key)) return <EmojiText text={emoji_key} />
  const found = known?.find((one) => one.emoji_key === emoji_key)
  return found ? `:${found.emoji_name}:` : t`a custom emoji`
}
