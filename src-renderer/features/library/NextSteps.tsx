import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { callQuery } from '../../client'
import classes from './Arrivals.module.css'

/** What to do with an archive that just got something in it: read, search, ask. */
export function NextSteps() {
  const { data: guilds } = useQuery(callQuery('guilds.list', {}))
  const guild = guilds?.[0]
  if (!guild) return null
  const name = guild.guild_name
  return (
    <p className={classes.next}>
      <Link className={classes.link} to="/g/$guildId" params={{ guildId: guild.guild_id }}>
        <Trans>
          Read <bdi>{name}</bdi>
        </Trans>
      </Link>
      <Link
        className={classes.link}
        to="/questions/$id"
        params={{ id: 'guild_author_most_messages' }}
      >
        {t`Ask who writes most`}
      </Link>
      <Link className={classes.link} to="/report">
        {t`Write an audit report`}
      </Link>
    </p>
  )
}
