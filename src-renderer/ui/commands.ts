import { useEffect, useEffectEvent } from 'react'
import { COMMAND_IDS, type CommandId, chordText, commandOf, keysOf } from '#shared/commands'
import { ariaChord, isChord, isTyped } from './chord'
import { makeStore, useStore } from './store'

/** True on macOS, where keys have other names. */
export const IS_MAC = navigator.userAgent.includes('Macintosh')

type Handler = () => void

/** Who does a command, the last one that took it on first. */
const handlers = new Map<CommandId, readonly Handler[]>()
const runnable = makeStore<readonly CommandId[]>([])

function change(id: CommandId, next: readonly Handler[]) {
  handlers.set(id, next)
  runnable.set(COMMAND_IDS.filter((one) => (handlers.get(one)?.length ?? 0) > 0))
}

/**
 * Takes a command on while the component is there and `isOn`: its keys, the palette and the menu call `run`. Of several
 * that took it on, the last one does it.
 */
export function useCommand(id: CommandId, run: Handler, isOn = true) {
  const runNow = useEffectEvent(run)
  useEffect(() => {
    if (!isOn) return
    const handler = () => runNow()
    change(id, [handler, ...(handlers.get(id) ?? [])])
    return () => change(id, handlers.get(id)?.filter((one) => one !== handler) ?? [])
  }, [id, isOn])
}

/** Does a command; false when nothing on screen has taken it on. */
export function runCommand(id: CommandId): boolean {
  const run = handlers.get(id)?.[0]
  run?.()
  return run !== undefined
}

/** The commands that something on screen has taken on, in the order of the list. */
export function useRunnable(): readonly CommandId[] {
  return useStore(runnable)
}

/** The first key of a command as the system writes it, `Ctrl+K`; null when it has none. */
export function keyText(id: CommandId): string | null {
  const [key] = keysOf(id, IS_MAC)
  return key === undefined ? null : chordText(key, IS_MAC)
}

/** A tooltip's words with the command's key behind them: `Back (Alt+←)`. */
export function withKey(label: string, id: CommandId): string {
  const key = keyText(id)
  return key === null ? label : `${label} (${key})`
}

/** The value of `aria-keyshortcuts` for a button that does the command. */
export function ariaKeys(id: CommandId): string | undefined {
  return (
    keysOf(id, IS_MAC)
      .map((key) => ariaChord(key, IS_MAC))
      .join(' ') || undefined
  )
}

const TEXT_BOXES = 'input, textarea, select, [contenteditable="true"]'
const NO_TEXT = /^(button|checkbox|radio|range|color|submit|reset|file|image)$/

/** True where typed keys are text. */
function isTextBox(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  const box = target.closest(TEXT_BOXES)
  return box !== null && !(box instanceof HTMLInputElement && NO_TEXT.test(box.type))
}

/** True while a dialog or drawer keeps the focus to itself; one that fades out has given it back. */
function isDialogOpen(): boolean {
  const dialog = '[aria-modal="true"]'
  const focused = document.activeElement
  if (!focused || focused === document.body) return document.querySelector(dialog) !== null
  return focused.closest(dialog) !== null
}

/** The command that a pressed key means where it was pressed; null = none. */
function pressed(event: KeyboardEvent): CommandId | null {
  const inText = isTextBox(event.target)
  const inDialog = isDialogOpen()
  const id = runnable.get().find((one) => {
    if (inDialog && !commandOf(one).inDialogs) return false
    return keysOf(one, IS_MAC).some(
      (chord) => isChord(event, chord, IS_MAC) && !(inText && isTyped(chord)),
    )
  })
  return id ?? null
}

/** Lets keys do commands; returns the function that ends it. A key that something nearer has used is left alone. */
export function followKeys(): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    const id = pressed(event)
    if (!id) return
    event.preventDefault()
    runCommand(id)
  }
  window.addEventListener('keydown', press)
  return () => window.removeEventListener('keydown', press)
}
