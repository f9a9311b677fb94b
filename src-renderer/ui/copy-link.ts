import { t } from '@lingui/core/macro'
import { useLocation } from '@tanstack/react-router'
import { formatLink } from '#shared/link'
import { showToast } from './toasts'

/** What is said when a text was put on the clipboard, and when it could not be. */
export type CopyWords = { copied: string; failed: string }

/** Puts a text on the clipboard and says so. */
export async function copyText(text: string, { copied, failed }: CopyWords): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    showToast(copied)
  } catch {
    showToast(failed, 'bad')
  }
}

/** Copies the ID of a message, an author or a place. */
export function copyId(id: string): Promise<void> {
  return copyText(id, {
    copied: t`The ID was copied`,
    failed: t`The ID was not copied: the clipboard is not available`,
  })
}

/** Copies the link of an address, such as `/search?text=ferry`; the search box and messages understand it. */
export function copyLink(address: string): Promise<void> {
  return copyText(formatLink(address), {
    copied: t`The link was copied`,
    failed: t`The link was not copied: the clipboard is not available`,
  })
}

/** Copies the link of the place that is on screen. */
export function useCopyPlace(): () => Promise<void> {
  const address = useLocation({ select: ({ href }) => href })
  return () => copyLink(address)
}
