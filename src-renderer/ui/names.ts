import type { AuthorBrief } from '#shared/rows'
import type { Settings } from '#shared/settings'
import { useSettings } from './settings'

/** A person as rows name them: `author_name` is the newest name in the guild, else the user name. */
export type Named = Pick<AuthorBrief, 'author_name' | 'user_name'>

/** A person's name in plain text, as the settings want it: `Ann`, `ann.k`, or `Ann (ann.k)` where they differ. */
export function nameOf(author: Named, names: Settings['names']): string {
  if (names === 'user_name') return author.user_name
  const second = secondName(author, names)
  return second === null ? author.author_name : `${author.author_name} (${second})`
}

/** What stands beside the name when both are wanted; null when there is nothing to add. */
export function secondName(author: Named, names: Settings['names']): string | null {
  return names === 'both' && author.user_name !== author.author_name ? author.user_name : null
}

/** {@link nameOf} by the settings. Every place that writes a person's name as text takes it from here. */
export function useNameOf(): (author: Named) => string {
  const { names } = useSettings()
  return (author) => nameOf(author, names)
}
