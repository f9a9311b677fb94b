import { z } from 'zod'
import { LINK_SORTS, MediaQuery, MediaType } from '#shared/panel'
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

/** Whose page: absent = the guild's. */
const OfAuthor = z.object({ author: AuthorKey.optional().catch(undefined) })

/** What a gallery shows; absent = all files, the newest first. */
export const MediaParams = OfAuthor.extend({
  type: MediaType.optional().catch(undefined),
  kept: MediaQuery.shape.kept.catch(undefined),
  sort: MediaQuery.shape.sort.unwrap().optional().catch(undefined),
  /** The month that it begins with, `2025-03`. */
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
})
export type MediaParams = z.infer<typeof MediaParams>

/** What a list of links shows; absent = all addresses, the newest first. */
export const LinksParams = OfAuthor.extend({
  by: z.enum(['domains']).optional().catch(undefined),
  domain: z.string().optional().catch(undefined),
  sort: z.enum(LINK_SORTS).optional().catch(undefined),
})
export type LinksParams = z.infer<typeof LinksParams>
