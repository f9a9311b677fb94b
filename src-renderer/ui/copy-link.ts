import { t } from '@lingui/core/macro'
import { useLocation } from '@tanstack/react-router'
import { formatLink } from '#shared/link'
import { showToast } from './toasts'

/** What is said when a text was put on the clipboard, and when it could not be. */
export type CopyWords = { copied: string; failed: string }

/** Puts a text on the clipboard and says so; a name stands for both sentences, which it begins: `The ID was`. */
export async function copyText(text: string, said: CopyWords | string): Promise<void> {
  const { copied, failed } = typeof said === 'string' ? sentencesOf(said) : said
  try {
    await navigator.clipboard.writeText(text)
    showToast(copied)
  } catch {
    showToast(failed, 'bad')
  }
}

function sentencesOf(what: string): CopyWords {
  return {
    copied: t`${what} copied`,
    failed: t`${what} not copied: the clipboard is not available`,
  }
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
