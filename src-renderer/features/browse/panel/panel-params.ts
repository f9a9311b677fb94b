import { z } from 'zod'
import { AuthorKey } from '#shared/snowflake'

/** What the panel beside a channel can show. */
export const PANELS = ['members', 'threads', 'pinned', 'media', 'links', 'author'] as const
export type PanelName = (typeof PANELS)[number]

/** The panel in the address of a channel: which one, and of whom when it is an author's. */
export const PanelParams = z.object({
  panel: z.enum(PANELS).optional().catch(undefined),
  author: AuthorKey.optional().catch(undefined),
})
export type PanelParams = z.infer<typeof PanelParams>

/** A panel that is open stays so from channel to channel, unless the link itself speaks of it. */
export function keepPanel<S extends PanelParams>({
  search,
  next,
}: {
  search: S
  next: (search: S) => S
}): S {
  const result = next(search)
  if ('panel' in result) return result
  const { panel, author } = search
  return { ...result, ...(panel && { panel }), ...(author && { author }) }
}
