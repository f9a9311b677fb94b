import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { parseLink } from '#shared/link'
import classes from './SearchBox.module.css'

const MAC = navigator.userAgent.includes('Macintosh')

/**
 * The search box of the whole window: Ctrl/Cmd+K focuses it, Enter searches the archive or follows a pasted link,
 * Escape goes back.
 */
export function SearchBox() {
  const navigate = useNavigate()
  const { history } = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const before = useRef<Element | null>(null)
  const searched = useSearch({ strict: false, select: ({ text }) => text ?? '' })
  const [text, setText] = useState(searched)
  useEffect(() => setText(searched), [searched])

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || event.altKey || event.shiftKey) return
      if (!(MAC ? event.metaKey : event.ctrlKey)) return
      event.preventDefault()
      if (document.activeElement !== input.current) before.current = document.activeElement
      input.current?.focus()
      input.current?.select()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])

  /** Back to where Ctrl+K was pressed. */
  const leave = () => {
    const place = before.current
    before.current = null
    if (place instanceof HTMLElement && place !== document.body) place.focus()
    else input.current?.blur()
  }

  return (
    <search className={classes.form}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const address = parseLink(text)
          if (address !== null) {
            setText(searched)
            history.push(address)
            return
          }
          void navigate({ to: '/search', search: (old) => ({ ...old, text: text.trim() }) })
        }}
      >
        <TextInput
          ref={input}
          size="xs"
          type="search"
          aria-label="Search the archive"
          placeholder="Search the archive"
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          rightSection={<kbd className={classes.key}>{MAC ? '⌘K' : 'Ctrl K'}</kbd>}
          rightSectionWidth={58}
          rightSectionPointerEvents="none"
          value={text}
          maxLength={1000}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.preventDefault()
            setText(searched)
            leave()
          }}
        />
      </form>
    </search>
  )
}
