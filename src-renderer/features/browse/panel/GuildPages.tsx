import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { PanelPlace } from '#shared/panel'
import { callQuery } from '../../../client'
import { AuthorLink } from '../../../message/AuthorLink'
import { LinksView } from './LinksView'
import { MediaView } from './MediaView'
import classes from './Panel.module.css'
import { PinnedView } from './PinnedView'

const mediaRoute = getRouteApi('/g/$guildId/media')
const linksRoute = getRouteApi('/g/$guildId/links')
const pinnedRoute = getRouteApi('/g/$guildId/pinned')

/** The files of a guild, or of an author of it. */
export function MediaPage() {
  const { guildId } = mediaRoute.useParams()
  const search = mediaRoute.useSearch()
  const navigate = mediaRoute.useNavigate()
  const place = placeOf(guildId, search.author)
  return (
    <div className={classes.page}>
      <MediaView
        title={<Title of="media" place={place} />}
        place={place}
        name={t({ context: 'file name', message: 'media' })}
        tile={152}
        shown={search}
        onShow={(shown) => void navigate({ search: shown })}
      />
    </div>
  )
}

/** The links of a guild, or of an author of it. */
export function LinksPage() {
  const { guildId } = linksRoute.useParams()
  const search = linksRoute.useSearch()
  const navigate = linksRoute.useNavigate()
  const place = placeOf(guildId, search.author)
  return (
    <div className={classes.page}>
      <LinksView
        title={<Title of="links" place={place} />}
        place={place}
        name={t({ context: 'file name', message: 'links' })}
        shown={search}
        onShow={(shown) => void navigate({ search: { ...shown, author: search.author } })}
      />
    </div>
  )
}

/** The pinned messages of a guild. */
export function PinnedPage() {
  const { guildId } = pinnedRoute.useParams()
  return (
    <div className={classes.page}>
      <PinnedView
        title={<Title of="pinned" place={{ guild_id: guildId }} />}
        scope={{ guild_id: guildId, has: ['pinned'] }}
        name={t({ context: 'file name', message: 'pinned' })}
      />
    </div>
  )
}

const placeOf = (guild_id: string, author_id: string | undefined): PanelPlace => ({
  guild_id,
  ...(author_id ? { author_id } : {}),
})

/** The titles: of whom is known, or that it is a guild or an author. */
const TITLES = {
  media: {
    named: (name: ReactNode) => <Trans>Media of {name}</Trans>,
    guild: t`Media of the guild`,
    author: t`Media of an author`,
  },
  links: {
    named: (name: ReactNode) => <Trans>Links of {name}</Trans>,
    guild: t`Links of the guild`,
    author: t`Links of an author`,
  },
  pinned: {
    named: (name: ReactNode) => <Trans>Pinned messages of {name}</Trans>,
    guild: t`Pinned messages of the guild`,
    author: t`Pinned messages of an author`,
  },
}

/** What a page shows, and of whom. */
function Title({ of, place }: { of: keyof typeof TITLES; place: PanelPlace }) {
  const { guild_id, author_id } = place
  const { data: guilds } = useQuery(callQuery('guilds.list', {}))
  const guild = guilds?.find((one) => one.guild_id === guild_id)
  const { data: author } = useQuery({
    ...callQuery('authors.get', { guild_id, author_id: author_id ?? '0' }),
    enabled: author_id !== undefined,
  })
  const title = TITLES[of]
  if (author_id === undefined) {
    return guild ? title.named(<bdi>{guild.guild_name}</bdi>) : title.guild
  }
  return author ? title.named(<AuthorLink author={author} guild_id={guild_id} />) : title.author
}
