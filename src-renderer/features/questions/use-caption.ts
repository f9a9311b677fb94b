import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import type { QuestionInfo, QuestionRun } from '#shared/question'
import { callQuery } from '../../client'
import { rangeWords } from '../../ui/date-presets'
import { useNameOf } from '../../ui/names'
import { useDayFormat } from '../../ui/time'

/** What an answer is about in words: for pictures, for a copied table, for somebody who was not there. */
export type Caption = { title: string; note: string; source: string }

/** The words that stand around an answer once it has left the window. */
export function useCaption(
  info: QuestionInfo,
  run: Pick<QuestionRun, 'scope' | 'guild_ids'>,
): Caption {
  const { scope, guild_ids } = run
  const { guild_id, channel_id, author_id } = scope
  const { day } = useDayFormat()
  const nameOf = useNameOf()
  const { data: guilds = [] } = useQuery(callQuery('guilds.list', {}))
  const { data: channels } = useQuery({
    ...callQuery('channels.list', { guild_id: guild_id ?? '0' }),
    enabled: guild_id !== undefined && channel_id !== undefined,
  })
  const { data: author } = useQuery({
    ...callQuery('authors.get', { guild_id: guild_id ?? '0', author_id: author_id ?? '0' }),
    enabled: guild_id !== undefined && author_id !== undefined,
  })
  const ids = guild_ids ?? (guild_id === undefined ? [] : [guild_id])
  const names = guilds.filter((guild) => ids.includes(guild.guild_id)).map((g) => g.guild_name)
  const channel = channels?.find((one) => one.channel_id === channel_id)?.channel_name
  const bots = scope.bots ?? (info.bots === 'included' ? 'include' : 'exclude')
  return {
    title: info.title,
    note: [
      names.length === 0 ? t`All guilds` : names.join(', '),
      ...(channel === undefined ? [] : [`#${channel}`]),
      ...(author && author_id !== undefined ? [nameOf(author)] : []),
      rangeWords(scope, day),
      scope.tz ?? 'UTC',
      ...(info.bots === 'listed' ? [] : [bots === 'include' ? t`bots counted` : t`bots left out`]),
    ].join(' · '),
    source: t`Source: Discord archive, question ${info.id} (Discord Binding)`,
  }
}
