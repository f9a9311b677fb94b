import { ChannelSelect } from '../../ui/ChannelSelect'
import { GuildSelect } from '../../ui/GuildSelect'
import type { SearchParams } from './search-params'

type Props = {
  params: SearchParams
  onChange: (next: Partial<SearchParams>) => void
}

/** Narrows a search to a guild and one of its channels. */
export function SearchFilters({ params, onChange }: Props) {
  return (
    <>
      <GuildSelect
        value={params.guild_id}
        anyLabel="All guilds"
        onChange={(guild_id) => onChange({ guild_id, channel_id: undefined })}
      />
      {params.guild_id !== undefined && (
        <ChannelSelect
          guildId={params.guild_id}
          value={params.channel_id}
          anyLabel="All channels"
          onChange={(channel_id) => onChange({ channel_id })}
        />
      )}
    </>
  )
}
