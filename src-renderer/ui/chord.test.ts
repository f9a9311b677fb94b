import { describe, expect, it } from 'vitest'
import { COMMAND_IDS, chordText, commandOf, keysOf } from '#shared/commands'
import { isChord, isTyped } from './chord'

const press = (key: string, held: string[] = [], code = '') => ({
  key,
  code,
  ctrlKey: held.includes('Ctrl'),
  metaKey: held.includes('Meta'),
  altKey: held.includes('Alt'),
  shiftKey: held.includes('Shift'),
  isComposing: false,
})

describe('a chord', () => {
  it('wants Ctrl, on macOS Command, and nothing else', () => {
    expect(isChord(press('k', ['Ctrl']), 'Mod+K', false)).toBe(true)
    expect(isChord(press('k', ['Meta']), 'Mod+K', true)).toBe(true)
    expect(isChord(press('k', ['Ctrl']), 'Mod+K', true)).toBe(false)
    expect(isChord(press('K', ['Ctrl', 'Shift']), 'Mod+K', false)).toBe(false)
    expect(isChord(press('k', ['Ctrl', 'Alt']), 'Mod+K', false)).toBe(false)
    expect(isChord(press('k'), 'Mod+K', false)).toBe(false)
  })

  it('finds letters by where they lie in other alphabets, and by name in another order', () => {
    expect(isChord(press('л', ['Ctrl'], 'KeyK'), 'Mod+K', false)).toBe(true)
    expect(isChord(press('k', ['Ctrl'], 'KeyV'), 'Mod+K', false)).toBe(true)
    expect(isChord(press('t', ['Ctrl'], 'KeyK'), 'Mod+K', false)).toBe(false)
  })

  it('takes signs with and without Shift', () => {
    expect(isChord(press('?', ['Shift']), '?', false)).toBe(true)
    expect(isChord(press('/', ['Shift']), '/', false)).toBe(true)
    expect(isChord(press('+', ['Ctrl', 'Shift']), 'Mod++', false)).toBe(true)
    expect(isChord(press('=', ['Ctrl']), 'Mod+=', false)).toBe(true)
  })

  it('takes digits by their place, as Alt changes what they type', () => {
    expect(isChord(press('¡', ['Alt'], 'Digit1'), 'Alt+1', true)).toBe(true)
  })

  it('belongs to a text box when it types', () => {
    expect(
      ['?', '/', 'Escape', 'ArrowDown', 'Alt+ArrowDown', 'F6', 'Shift+F6', 'Mod+K', 'Alt+1'].filter(
        isTyped,
      ),
    ).toEqual(['?', '/', 'Escape', 'ArrowDown', 'Alt+ArrowDown'])
  })

  it('is written as each system writes it', () => {
    expect(chordText('Mod+Shift+F', false)).toBe('Ctrl+Shift+F')
    expect(chordText('Mod+Shift+F', true)).toBe('⌘⇧F')
    expect(chordText('Mod++', false)).toBe('Ctrl++')
  })
})

it.each([false, true])('no two commands share a key, macOS: %s', (isMac) => {
  const all = COMMAND_IDS.filter((id) => !commandOf(id).isLocal).flatMap((id) => keysOf(id, isMac))
  expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([])
})
