import { useQueries } from '@tanstack/react-query'
import type { MediaRef } from '#shared/rows'
import { callQuery, PASSING } from '../client'
import { isRemote, useMediaAddresses } from '../ui/media'

/** How a file that an export names stands. */
export type ShownMedia = {
  /** Its address; '' unless it is there. */
  src: string
  /** `broken` = it is on disk, and the window cannot draw or play it; `unknown` = still being looked for. */
  state: 'there' | 'missing' | 'broken' | 'unknown'
  /** To be called when drawing it fails. */
  lose(): void
}

/**
 * Where files are. One that is drawn and named by a path counts as there until drawing fails; of everything else is asked,
 * so that what is only in the network leaves no hole before its card.
 */
export function useShownMedia(
  files: readonly { media: MediaRef; isDrawn: boolean }[],
): ShownMedia[] {
  const addresses = useMediaAddresses()
  const asks = files.map(({ media, isDrawn }) => {
    const src = addresses.of(media)
    const isAsked = isRemote(media.url) ? addresses.hasFiles : src === null || !isDrawn
    return { media, src, isAsked }
  })
  const answers = useQueries({
    queries: asks.map(({ media, isAsked }) => ({
      ...callQuery('media.has', media),
      ...PASSING,
      enabled: isAsked,
    })),
  })
  return asks.map(({ src, isAsked }, index) => ({
    src: src ?? '',
    state: isAsked ? asked(answers[index]?.data, src) : src === null ? 'missing' : 'there',
    lose: () => src !== null && addresses.lose(src),
  }))
}

function asked(has: boolean | undefined, src: string | null): ShownMedia['state'] {
  if (has === undefined) return 'unknown'
  if (!has) return 'missing'
  return src === null ? 'broken' : 'there'
}
