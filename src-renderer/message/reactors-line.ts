import { plural, t } from '@lingui/core/macro'
import type { Reactors } from '#shared/reactions'
import { formatCount } from '../ui/format'

/** Who reacted, in one line: the first names, and how many more. */
export function reactorsLine(
  { count, users_known }: Pick<Reactors, 'count' | 'users_known'>,
  names: readonly string[],
): string {
  const left = Math.max(0, count - names.length)
  if (names.length === 0) {
    const total = formatCount(count)
    return users_known
      ? t`${total}, the export does not say by whom`
      : t`${total}, this export is older than lists of who reacted`
  }
  if (left > 0) {
    const some = names.join(', ')
    return t`${some} and ${plural(left, { 1: 'one more', other: '# more' })}`
  }
  const last = names.at(-1) ?? ''
  if (names.length === 1) return last
  const others = names.slice(0, -1).join(', ')
  return t`${others} and ${last}`
}
