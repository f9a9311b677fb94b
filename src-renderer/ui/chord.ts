import { type Chord, chordParts } from '#shared/commands'

type Press = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'
>

const MODIFIERS: ReadonlySet<string> = new Set(['Mod', 'Alt', 'Shift'])

/** True when the pressed key is the chord. Letters and digits also count by where they lie, for other alphabets. */
export function isChord(press: Press, chord: Chord, isMac: boolean): boolean {
  if (press.isComposing) return false
  const parts = chordParts(chord)
  const key = parts.at(-1) ?? ''
  const [mod, other] = isMac ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey]
  if (other || mod !== parts.includes('Mod') || press.altKey !== parts.includes('Alt')) return false
  // A sign says itself whether Shift is needed, which differs from keyboard to keyboard.
  const isSign = key.length === 1 && !/[A-Z0-9]/.test(key)
  if (!isSign && press.shiftKey !== parts.includes('Shift')) return false
  return isKey(press, key)
}

function isKey({ key, code }: Press, wanted: string): boolean {
  if (/^[0-9]$/.test(wanted)) return code === `Digit${wanted}` || code === `Numpad${wanted}`
  if (wanted === '=' || wanted === '+') return key === wanted || code === 'NumpadAdd'
  if (wanted === '-') return key === '-' || code === 'NumpadSubtract'
  if (!/^[A-Z]$/.test(wanted)) return key === wanted
  if (/^[a-z]$/i.test(key)) return key.toUpperCase() === wanted
  return code === `Key${wanted}`
}

/** True for a chord that means something in a text box: it types, or moves the caret, or opens the box's choices. */
export function isTyped(chord: Chord): boolean {
  if (/^Alt\+Arrow(Up|Down)$/.test(chord)) return true
  const isHeld = chordParts(chord).some((part) => part === 'Mod' || part === 'Alt')
  return !isHeld && !/F\d+$/.test(chord)
}

/** The modifiers of a chord and its key, for `aria-keyshortcuts`. */
export function ariaChord(chord: Chord, isMac: boolean): string {
  const names: Record<string, string> = { Mod: isMac ? 'Meta' : 'Control' }
  return chordParts(chord)
    .map((part) => names[part] ?? (part === '+' ? 'Plus' : part))
    .sort((a, b) => Number(MODIFIERS.has(b)) - Number(MODIFIERS.has(a)))
    .join('+')
}
