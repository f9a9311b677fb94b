import { plural, t } from '@lingui/core/macro'
import { TextInput, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { chordText } from '#shared/commands'
import { IS_MAC } from '../../ui/commands'
import { Kbd } from '../../ui/Kbd'
import { Late } from '../../ui/Late'
import { EntryRow } from './EntryRow'
import { type Entry, searchEntry } from './entries'
import classes from './Palette.module.css'
import { readTyped, SIGNS } from './rank'
import { useFound } from './use-entries'

const PAGE = 8

/** The palette's box and what it finds: arrow keys choose, Enter opens, with Ctrl it searches messages instead. */
export function PaletteBox({ onChoose }: { onChoose: (entry: Entry) => void }) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const { sections, query, isPending } = useFound(typed)
  const entries = sections.flatMap((section) => section.entries)
  const active = entries[Math.min(at, entries.length - 1)]
  const { kind, words } = readTyped(typed)

  // Not when the dialog gets round to it: who knows the keys types on without a look.
  useLayoutEffect(() => input.current?.focus(), [])

  const type = (text: string) => {
    setTyped(text)
    setAt(0)
  }
  const move = (step: number) =>
    setAt((Math.min(at, entries.length - 1) + step + entries.length) % entries.length)
  const press = (event: KeyboardEvent) => {
    const steps: Record<string, () => void> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      PageDown: () => setAt(Math.min(at + PAGE, entries.length - 1)),
      PageUp: () => setAt(Math.max(at - PAGE, 0)),
      Enter: () => {
        const isSearch = (event.ctrlKey || event.metaKey) && words !== ''
        const chosen = isSearch ? searchEntry(words) : active
        if (chosen) onChoose(chosen)
      },
    }
    const step = event.nativeEvent.isComposing ? undefined : steps[event.key]
    if (!step || entries.length === 0) return
    event.preventDefault()
    step()
  }

  const activeId = active && `${id}-${entries.indexOf(active)}`
  useEffect(() => {
    if (!activeId) return
    list.current?.querySelector(`#${CSS.escape(activeId)}`)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])

  let index = -1
  return (
    <>
      <TextInput
        ref={input}
        data-autofocus
        className={classes.box}
        variant="unstyled"
        size="md"
        role="combobox"
        aria-label={t`Go to anything`}
        aria-expanded="true"
        aria-haspopup="listbox"
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={activeId}
        autoComplete="off"
        spellCheck={false}
        placeholder={t`Go to a channel, a person, a question, or do something`}
        leftSection={<IconSearch size={18} stroke={1.7} aria-hidden="true" />}
        maxLength={8000}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={press}
      />
      <div
        ref={list}
        id={`${id}-list`}
        className={classes.list}
        role="listbox"
        aria-label={t`Found`}
        // The keyboard scrolls it from the box; the mouse must not take the focus away.
        onMouseDown={(event) => event.preventDefault()}
      >
        {sections.map((section) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox
          <div key={section.title} role="group" aria-label={section.title}>
            {typed === '' && (
              <div className={classes.heading} aria-hidden="true">
                {section.title}
              </div>
            )}
            {section.entries.map((entry) => {
              index += 1
              const place = index
              return (
                <EntryRow
                  key={entry.key}
                  id={`${id}-${place}`}
                  entry={entry}
                  query={query}
                  isActive={entry === active}
                  onPoint={() => setAt(place)}
                  onChoose={() => onChoose(entry)}
                />
              )
            })}
          </div>
        ))}
        {entries.length === 0 && (
          <p className={classes.none}>
            {isPending ? (
              <Late>{t`Looking…`}</Late>
            ) : kind === 'author' && words === '' ? (
              t`Type a part of a name, also one of the past.`
            ) : (
              t`Nothing of that name in this archive.`
            )}
          </p>
        )}
      </div>
      <VisuallyHidden role="status">
        {isPending
          ? ''
          : plural(entries.length, { one: '# entry found', other: '# entries found' })}
      </VisuallyHidden>
      <div className={classes.foot}>
        {SIGNS.map(({ sign, label }) => (
          <UnstyledButton
            key={sign}
            className={classes.sign}
            aria-pressed={typed.startsWith(sign)}
            onClick={() => {
              type(typed.startsWith(sign) ? words : `${sign}${words}`)
              input.current?.focus()
            }}
          >
            <Kbd>{sign}</Kbd> {label}
          </UnstyledButton>
        ))}
        <span className={classes.hint}>
          <Kbd>{chordText('Mod+Enter', IS_MAC)}</Kbd> {t`Search messages`}
        </span>
      </div>
    </>
  )
}
