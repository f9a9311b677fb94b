import type { Reactors } from '#shared/reactions'
import { formatCount } from '../ui/format'

/** Who reacted, in one line: the first names, and how many more. */
export function reactorsLine(
  { count, users_known }: Pick<Reactors, 'count' | 'users_known'>,
  names: readonly string[],
): string {
  const left = Math.max(0, count - names.length)
  if (names.length === 0) {
    return users_known
      ? `${formatCount(count)}, the export does not say by whom`
      : `${formatCount(count)}, this export is older than lists of who reacted`
  }
  if (left > 0) {
    return `${names.join(', ')} and ${left === 1 ? 'one more' : `${formatCount(left)} more`}`
  }
  const last = names.at(-1) ?? ''
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}
