import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { parseLink } from '#shared/link'
import { addToSearch, operatorText } from '#shared/search-text/print'
import { ariaKeys, keyText, useCommand } from '../ui/commands'
import { Kbd } from '../ui/Kbd'
import { useHere } from './here'
import { goToMain } from './panes'
import classes from './SearchBox.module.css'

/** Where a search stays: a channel, by its name. */
type Inside = { channel_id: string; name: string }

/**
 * The search box of the whole window: Enter searches the archive, or the channel that the box was opened in; Escape goes
 * back to where the key was pressed.
 */
export function SearchBox() {
  const navigate = useNavigate()
  const { history } = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const before = useRef<Element | null>(null)
  const searched = useSearch({ strict: false, select: ({ text }) => text ?? '' })
  const { channelId } = useParams({ strict: false })
  const here = useHere()
  const [text, setText] = useState(searched)
  const [inside, setInside] = useState<Inside | null>(null)
  useEffect(() => setText(searched), [searched])
  // Elsewhere, the channel is not the one that was meant.
  useEffect(() => setInside((old) => (old?.channel_id === channelId ? old : null)), [channelId])

  const enter = () => {
    if (document.activeElement !== input.current) before.current = document.activeElement
    input.current?.focus()
    input.current?.select()
  }
  useCommand('search', () => {
    setInside(null)
    enter()
  })
  useCommand('search_here', () => {
    if (channelId && here) {
      setInside({ channel_id: channelId, name: here.title })
    }
    enter()
  })

  /** Back to where the key was pressed. */
  const leave = () => {
    const place = before.current
    before.current = null
    if (place instanceof HTMLElement && place.isConnected && place !== document.body) place.focus()
    else input.current?.blur()
  }
  const search = () => {
    const address = parseLink(text)
    if (address !== null) {
      setText(searched)
      return history.push(address)
    }
    const asked = inside ? addToSearch(text, operatorText('in', inside.channel_id)) : text.trim()
    setInside(null)
    void navigate({ to: '/search', search: { text: asked } })
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Backspace' && text === '') setInside(null)
    // From the box down to what was found.
    if (event.key === 'ArrowDown') {
      event.preventDefault()
      goToMain()
    }
    if (event.key !== 'Escape') return
    event.preventDefault()
    setText(searched)
    setInside(null)
    leave()
  }

  return (
    <search className={classes.form}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          search()
        }}
      >
        <TextInput
          ref={input}
          size="xs"
          type="search"
          aria-label={inside ? `Search in ${inside.name}` : 'Search the archive'}
          aria-keyshortcuts={ariaKeys('search')}
          placeholder={inside ? `Search in ${inside.name}` : 'Search the archive'}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          rightSection={<Kbd>{keyText('search')}</Kbd>}
          rightSectionWidth={34}
          rightSectionPointerEvents="none"
          value={text}
          maxLength={1000}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={press}
        />
      </form>
    </search>
  )
}
