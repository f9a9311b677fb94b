import { t } from '@lingui/core/macro'
import { CloseButton, TextInput } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import classes from './Panel.module.css'

/** The filter box of a list; Escape empties it first. */
export function FilterBox(props: {
  label: string
  value: string
  onChange: (value: string) => void
  className?: string | undefined
}) {
  const { label, value, onChange, className = classes.filter } = props
  return (
    <TextInput
      size="xs"
      className={className}
      aria-label={label}
      placeholder={label}
      leftSection={<IconFilter size={14} aria-hidden="true" />}
      rightSection={
        value !== '' && (
          <CloseButton size="xs" aria-label={t`Clear the filter`} onClick={() => onChange('')} />
        )
      }
      // a drawer around it hears Escape first: it leaves the box to empty itself
      data-mantine-stop-propagation={value === '' ? undefined : 'true'}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || value === '') return
        event.preventDefault()
        onChange('')
      }}
    />
  )
}
