import { useLocation } from '@tanstack/react-router'
import { formatLink } from '#shared/link'
import { showToast } from './toasts'

/** Puts a text on the clipboard and says so; `what` names it as a sentence begins: `The link was`, `3 messages were`. */
export async function copyText(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    showToast(`${what} copied`)
  } catch {
    showToast(`${what} not copied: the clipboard is not available`, 'bad')
  }
}

/** Copies the link of an address, such as `/search?text=ferry`; the search box and messages understand it. */
export function copyLink(address: string): Promise<void> {
  return copyText(formatLink(address), 'The link was')
}

/** Copies the link of the place that is on screen. */
export function useCopyPlace(): () => Promise<void> {
  const address = useLocation({ select: ({ href }) => href })
  return () => copyLink(address)
}
