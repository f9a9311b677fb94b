import type { KeyboardEvent } from 'react'

/** A handler of keys for a list: up and down move the focus to the neighbouring item that a selector finds. */
export function walkThrough(selector: string) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    // A menu of an item stands elsewhere in the document, though React tells of its keys here.
    if (!event.currentTarget.contains(event.target as Node)) return
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)]
    const at = items.indexOf(document.activeElement as HTMLElement)
    const next = items[at + (event.key === 'ArrowDown' ? 1 : -1)]
    if (!next) return
    event.preventDefault()
    next.focus()
    next.scrollIntoView({ block: 'nearest' })
  }
}
