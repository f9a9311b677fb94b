import { t } from '@lingui/core/macro'
import { Popover } from '@mantine/core'
import { IconSearch, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { ariaKeys, keyText, useCommand } from '../../ui/commands'
import { Kbd } from '../../ui/Kbd'
import { useSearchDrafts } from '../../ui/search-box'
import { searchIn } from '../../ui/search-in'
import { goToEntry } from '../panes'
import { PaintedText } from './PaintedText'
import classes from './SearchBox.module.css'
import { Suggestions } from './Suggestions'
import { segmentsOf, settledProblems } from './segments'
import { useHereToSearch } from './use-here'
import { useProblems } from './use-problems'
import { useSent } from './use-sent'
import { type Suggested, useSuggestions } from './use-suggestions'

const MOST_CHARACTERS = 1000

/**
 * The search box of the whole window, with the language of a search in it. Enter searches for what stands there; arrows go
 * through what the word under the caret may become, and only what was chosen there takes Enter or Tab for itself. Escape goes
 * back to where the key was pressed. On the search page the results follow the typing.
 */
export function SearchBox() {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const painted = useRef<HTMLDivElement>(null)
  const before = useRef<Element | null>(null)
  const sent = useSent()
  const { text } = sent
  const [caret, setCaret] = useState(0)
  const [isFocused, setFocused] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const { entries, isFresh } = useSuggestions({ text, caret, isOn: isOpen })
  const here = useHereToSearch()
  const problems = settledProblems(useProblems(text), isFocused ? caret : null)
  const isShown = isOpen && isFocused && entries.length > 0
  const chosen = isShown ? entries[active] : undefined

  /** The painted text stands where the typed one was scrolled to. */
  const follow = () => {
    const { current } = painted
    if (current && input.current) {
      current.style.transform = `translateX(${-input.current.scrollLeft}px)`
    }
  }
  useEffect(follow)

  const note = () => {
    setCaret(input.current?.selectionStart ?? text.length)
    follow()
  }
  /** Puts a text into the box as if it had been typed. */
  const put = (next: string, at: number) => {
    // At once: a key that is pressed before the next frame goes on behind it.
    flushSync(() => {
      sent.type(next, at)
      setActive(-1)
      setOpen(true)
      setCaret(at)
    })
    input.current?.focus()
    input.current?.setSelectionRange(at, at)
    note()
  }
  const enter = () => {
    if (document.activeElement !== input.current) before.current = document.activeElement
    input.current?.focus()
    input.current?.select()
  }
  useCommand('search', enter)
  useCommand('search_here', () => {
    enter()
    const box = input.current
    const before = box?.value
    // Looking the place up takes a moment: what is typed meanwhile stays behind it, and who has left is not fetched back.
    const typed = () => {
      if (!box || document.activeElement !== box) return null
      return box.value === before ? '' : box.value
    }
    if (here) void searchIn(here.client, here.place, typed)
  })
  useSearchDrafts((draft) => {
    enter()
    put(draft, draft.length)
  })

  /** Back to where the key was pressed. */
  const leave = () => {
    const place = before.current
    before.current = null
    setOpen(false)
    if (place instanceof HTMLElement && place.isConnected && place !== document.body) place.focus()
    else input.current?.blur()
  }
  const search = (wanted: string) => {
    setOpen(false)
    setActive(-1)
    sent.send(wanted)
  }
  const choose = (entry: Suggested) => {
    if (entry.kind === 'recent') search(entry.text)
    else put(entry.text, entry.caret)
  }

  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    // Enter and arrows belong to whoever composes characters.
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
    const done = KEYS[event.key]?.()
    if (done === true) event.preventDefault()
  }
  const step = (by: number) => {
    const places = entries.length + 1
    setActive(((active + 1 + by + places) % places) - 1)
    return true
  }
  const KEYS: Partial<Record<string, () => boolean>> = {
    ArrowDown: () => {
      if (isShown) return step(1)
      goToEntry()
      return true
    },
    ArrowUp: () => isShown && step(-1),
    Tab: () => {
      // What the caret stands in is finished by Tab; elsewhere Tab goes on, as everywhere.
      const entry = chosen ?? (isShown ? entries.find(({ isFinishing }) => isFinishing) : undefined)
      if (!entry || !isFresh) return false
      choose(entry)
      return true
    },
    Enter: () => {
      if (chosen && isFresh) choose(chosen)
      else search(text)
      return true
    },
    Escape: () => {
      if (chosen) setActive(-1)
      else {
        sent.reset()
        leave()
      }
      return true
    },
  }

  const optionId = (index: number) => `${id}-${index}`
  return (
    <search className={classes.form}>
      <Popover
        opened={isShown}
        position="bottom-start"
        offset={4}
        width="target"
        shadow="md"
        withRoles={false}
        closeOnEscape={false}
        transitionProps={{ duration: 0 }}
        middlewares={{ shift: { padding: 8 }, flip: false }}
      >
        <Popover.Target>
          <div className={classes.box} data-focused={isFocused || undefined}>
            <IconSearch className={classes.icon} size={16} aria-hidden="true" />
            <div className={classes.field}>
              <PaintedText ref={painted} segments={segmentsOf(text, problems)} />
              <input
                ref={input}
                className={classes.input}
                role="combobox"
                aria-label={t`Search the archive`}
                aria-keyshortcuts={ariaKeys('search')}
                aria-expanded={isShown}
                aria-haspopup="listbox"
                aria-autocomplete="list"
                aria-controls={isShown ? `${id}-list` : undefined}
                aria-activedescendant={chosen ? optionId(active) : undefined}
                aria-invalid={problems.length > 0 || undefined}
                placeholder={t`Search the archive`}
                dir="auto"
                autoComplete="off"
                autoCorrect="off"
                spellCheck={false}
                enterKeyHint="search"
                maxLength={MOST_CHARACTERS}
                value={text}
                onChange={(event) => {
                  const { value, selectionStart } = event.currentTarget
                  const at = selectionStart ?? value.length
                  sent.type(value, at, event.nativeEvent)
                  setCaret(at)
                  setActive(-1)
                  setOpen(true)
                }}
                onCompositionEnd={({ currentTarget: { value, selectionStart } }) =>
                  sent.type(value, selectionStart ?? value.length)
                }
                onKeyDown={press}
                onSelect={note}
                onScroll={follow}
                onFocus={() => {
                  setFocused(true)
                  note()
                  // A full box is rather read or sent again than changed.
                  if (text === '') setOpen(true)
                }}
                onClick={() => setOpen(true)}
                onBlur={() => {
                  setFocused(false)
                  setOpen(false)
                  setActive(-1)
                  sent.settle()
                }}
              />
            </div>
            {text === '' ? (
              <Kbd>{keyText('search')}</Kbd>
            ) : (
              <button
                type="button"
                className={classes.clear}
                aria-label={t`Clear the search box`}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => put('', 0)}
              >
                <IconX size={14} aria-hidden="true" />
              </button>
            )}
          </div>
        </Popover.Target>
        <Popover.Dropdown
          className={classes.drop}
          // The mouse must not take the focus away.
          onMouseDown={(event) => event.preventDefault()}
        >
          <Suggestions
            id={`${id}-list`}
            optionId={optionId}
            entries={entries}
            isFresh={isFresh}
            active={active}
            problem={problems[0] ?? null}
            onPoint={setActive}
            onChoose={choose}
            onFix={(fix) => put(fix, fix.length)}
          />
        </Popover.Dropdown>
      </Popover>
    </search>
  )
}
