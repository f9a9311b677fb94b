import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AuthorRow } from '#shared/rows'
import { callQuery } from '../client'
import { formatCount } from './format'
import { useNameOf } from './names'

type Props = {
  guildId: string
  value: string | undefined
  /** What no choice means; absent = one must be chosen. */
  anyLabel?: string
  onChange: (authorId: string | undefined) => void
}

/** An author of a guild, found by a part of the name; those with most messages first. */
export function AuthorSelect({ guildId, value, anyLabel, onChange }: Props) {
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
  return (
    <Select
      aria-label="Author"
      size="xs"
      w={200}
      searchable
      clearable={anyLabel !== undefined}
      placeholder={anyLabel ?? 'Choose an author'}
      nothingFoundMessage="Nobody of that name"
      data={options(found.data ?? [], chosen.data, nameOf)}
      filter={({ options: all }) => all}
      searchValue={text}
      onSearchChange={setText}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
    />
  )
}

/** The people found, and the chosen one even when the words do not find them; equal names keep their ids apart. */
function options(
  found: readonly AuthorRow[],
  chosen: AuthorRow | undefined,
  nameOf: (author: AuthorRow) => string,
) {
  const all = new Map([...(chosen ? [chosen] : []), ...found].map((row) => [row.author_id, row]))
  const names = [...all.values()].map(nameOf)
  return [...all.values()].map((row) => ({
    value: row.author_id,
    label:
      names.filter((name) => name === nameOf(row)).length > 1
        ? `${nameOf(row)} (${row.author_id}, ${formatCount(row.messages)})`
        : nameOf(row),
  }))
}
