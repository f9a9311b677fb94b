import { useSyncExternalStore } from 'react'
import { AppError } from '#shared/errors'

/** A short word to the user that goes away by itself. */
export type Toast = { id: number; tone: 'info' | 'bad'; text: string }

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

function change(next: readonly Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}

/** Shows a toast for eight seconds; the same text stands there once. */
export function showToast(text: string, tone: Toast['tone'] = 'info') {
  const id = ++lastId
  change([...toasts.filter((toast) => toast.text !== text), { id, tone, text }].slice(-3))
  setTimeout(() => closeToast(id), 8000)
}

/** Shows what went wrong; a cancelled call says nothing. */
export function showError(thrown: unknown) {
  const error = AppError.from(thrown)
  if (error.code !== 'cancelled') showToast(error.message, 'bad')
}

/** Takes a toast away. */
export function closeToast(id: number) {
  change(toasts.filter((toast) => toast.id !== id))
}

/** The toasts that stand now, oldest first. */
export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => toasts,
  )
}
