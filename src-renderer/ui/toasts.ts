import { t } from '@lingui/core/macro'
import { AppError } from '#shared/errors'
import { sharedText } from './shared-text'
import { makeStore, useStore } from './store'

/** A short word to the user that goes away by itself; `action` = the one thing to do about it. */
export type Toast = {
  id: number
  tone: 'info' | 'bad'
  text: string
  action?: { label: string; run: () => void }
}

const toasts = makeStore<readonly Toast[]>([])
let lastId = 0

/** Shows a toast for eight seconds; the same text stands there once. */
export function showToast(text: string, tone: Toast['tone'] = 'info') {
  show({ tone, text })
}

/** Says what was done, and offers for eight seconds to take it back. */
export function showUndo(text: string, undo: () => void) {
  show({ tone: 'info', text, action: { label: t`Undo`, run: undo } })
}

/** Says what was done, and offers for eight seconds the next thing to do about it. */
export function showDone(text: string, label: string, next: () => Promise<unknown>) {
  show({ tone: 'info', text, action: { label, run: () => void next().catch(showError) } })
}

function show(toast: Omit<Toast, 'id'>) {
  const id = ++lastId
  const others = toasts.get().filter(({ text }) => text !== toast.text)
  toasts.set([...others, { id, ...toast }].slice(-3))
  setTimeout(() => closeToast(id), 8000)
}

/** Shows what went wrong; a cancelled call says nothing. */
export function showError(thrown: unknown) {
  const error = AppError.from(thrown)
  if (error.code !== 'cancelled') showToast(sharedText(error.message), 'bad')
}

/** Does something; what went wrong is shown, and gives null. */
export async function attempt<T>(act: () => Promise<T>): Promise<T | null> {
  try {
    return await act()
  } catch (thrown) {
    showError(thrown)
    return null
  }
}

/** Takes a toast away. */
export function closeToast(id: number) {
  toasts.set(toasts.get().filter((toast) => toast.id !== id))
}

/** The toasts that stand now, oldest first. */
export function useToasts(): readonly Toast[] {
  return useStore(toasts)
}
