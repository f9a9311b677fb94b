import { t } from '@lingui/core/macro'
import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AuthorRow } from '#shared/rows'
import { callQuery } from '../client'
import { formatCount } from '../ui/format'
import { useNameOf } from '../ui/names'
import { Option } from '../ui/Option'
import { Avatar } from './Avatar'

type Props = {
  guildId: string
  value: string | undefined
  /** What no choice means; absent = one must be chosen. */
  anyLabel?: string
  /** Above the control; absent = only for screen readers. */
  label?: string
  onChange: (authorId: string | undefined) => void
}

/** An author of a guild, found by a part of the name; those with most messages first. */
export function AuthorSelect({ guildId, value, anyLabel, label, onChange }: Props) {
  const nameOf = useNameOf()
  const [text, setText] = useState('')
  const [typed] = useDebouncedValue(text, 150)
  const chosen = useQuery({
    ...callQuery('authors.get', { guild_id: guildId, author_id: value ?? '0' }),
    enabled: value !== undefined,
  })
  const isChosenName = typed !== '' && chosen.data !== undefined && typed === nameOf(chosen.data)
  const found = useQuery({
    ...callQuery('authors.find', {
      guild_id: guildId,
      text: isChosenName ? '' : typed,
      limit: 50,
    }),
    placeholderData: keepPreviousData,
  })
  const here = value === undefined ? undefined : chosen.data
  const all = new Map(
    [...(here ? [here] : []), ...(found.data ?? [])].map((row) => [row.author_id, row]),
  )
  return (
    <Select
      {...(label === undefined ? { 'aria-label': t`Author` } : { label })}
      size="xs"
      w={200}
      comboboxProps={{ width: 280, position: 'bottom-start' }}
      searchable
      clearable={anyLabel !== undefined}
      allowDeselect={anyLabel !== undefined}
      placeholder={anyLabel ?? t`Choose an author`}
      nothingFoundMessage={t`Nobody of that name`}
      leftSection={here && <Avatar author={here} size={16} />}
      data={optionsOf([...all.values()], nameOf)}
      filter={({ options }) => options}
      renderOption={({ option, checked }) => (
        <AuthorOption author={all.get(option.value)} name={option.label} isChosen={checked} />
      )}
      searchValue={text}
      onSearchChange={setText}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
    />
  )
}

function AuthorOption(props: {
  author: AuthorRow | undefined
  name: string
  isChosen: boolean | undefined
}) {
  const { author } = props
  if (!author) return null
  return (
    <Option
      icon={<Avatar author={author} size={16} />}
      name={author.is_bot ? t`${props.name} (bot)` : props.name}
      count={author.messages}
      isChosen={props.isChosen}
    />
  )
}

/** Equal names keep their ids apart. */
function optionsOf(authors: readonly AuthorRow[], nameOf: (author: AuthorRow) => string) {
  const names = authors.map(nameOf)
  return authors.map((row) => ({
    value: row.author_id,
    label:
      names.filter((name) => name === nameOf(row)).length > 1
        ? `${nameOf(row)} (${row.author_id}, ${formatCount(row.messages)})`
        : nameOf(row),
  }))
}
