import { t } from '@lingui/core/macro'
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconBuildingCommunity, IconBuildings } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { QuestionInfo } from '#shared/question'
import { callQuery } from '../../client'
import { GuildSelect, GuildsSelect } from '../../ui/GuildSelect'
import { asksSeveral, comparesGuilds, scopeFields } from './ask'
import classes from './Questions.module.css'

/** How many guilds are asked at first when several are. */
const AT_FIRST = 3

type Props = {
  info: QuestionInfo
  guildId: string | undefined
  guildIds: readonly string[] | undefined
  onGuild: (guildId: string | undefined) => void
  /** undefined = one guild again. */
  onGuilds: (guildIds: string[] | undefined) => void
}

/** Which guild is asked, or which guilds; nothing where the archive has one and the question compares. */
export function GuildField({ info, guildId, guildIds, onGuild, onGuilds }: Props) {
  const { data: guilds = [] } = useQuery(callQuery('guilds.list', {}))
  if (comparesGuilds(info)) {
    if (guilds.length < 2) return null
    return (
      <GuildsSelect
        label={t`Guilds`}
        anyLabel={t`All guilds`}
        value={guildIds ?? []}
        onChange={(next) => onGuilds(next.length === 0 ? undefined : next)}
      />
    )
  }
  const isSeveral = guildIds !== undefined
  const start = () => {
    const others = guilds
      .toSorted((a, b) => b.messages - a.messages)
      .map(({ guild_id }) => guild_id)
      .filter((id) => id !== guildId)
    onGuilds([...(guildId === undefined ? [] : [guildId]), ...others].slice(0, AT_FIRST))
  }
  return (
    <div className={classes.guild}>
      {isSeveral ? (
        <GuildsSelect
          label={t`Guilds`}
          anyLabel={t`Choose guilds`}
          value={guildIds}
          onChange={onGuilds}
        />
      ) : (
        <GuildSelect
          label={t`Guild`}
          value={guildId}
          {...(scopeFields(info).guild === 'optional' && { anyLabel: t`All guilds` })}
          onChange={onGuild}
        />
      )}
      {guilds.length > 1 && asksSeveral(info) && (
        <Tooltip label={isSeveral ? t`Ask one guild` : t`Ask several guilds at once`}>
          <ActionIcon
            size={30}
            variant="default"
            aria-label={t`Several guilds at once`}
            aria-pressed={isSeveral}
            onClick={() => (isSeveral ? onGuilds(undefined) : start())}
          >
            {isSeveral ? <IconBuildingCommunity size={16} /> : <IconBuildings size={16} />}
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  )
}
