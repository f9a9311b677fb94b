import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
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
        title={<Title what="Media" place={place} />}
        place={place}
        name="media"
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
        title={<Title what="Links" place={place} />}
        place={place}
        name="links"
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
        title={<Title what="Pinned messages" place={{ guild_id: guildId }} />}
        scope={{ guild_id: guildId, has: ['pinned'] }}
        name="pinned"
      />
    </div>
  )
}

const placeOf = (guild_id: string, author_id: string | undefined): PanelPlace => ({
  guild_id,
  ...(author_id ? { author_id } : {}),
})

/** What a page shows, and of whom. */
function Title({ what, place }: { what: string; place: PanelPlace }) {
  const { guild_id, author_id } = place
  const { data: guilds } = useQuery(callQuery('guilds.list', {}))
  const guild = guilds?.find((one) => one.guild_id === guild_id)
  const { data: author } = useQuery({
    ...callQuery('authors.get', { guild_id, author_id: author_id ?? '0' }),
    enabled: author_id !== undefined,
  })
  return (
    <>
      {what} of{' '}
      {author_id === undefined ? (
        <bdi>{guild?.guild_name ?? 'the guild'}</bdi>
      ) : author ? (
        <AuthorLink author={author} guild_id={guild_id} />
      ) : (
        'an author'
      )}
    </>
  )
}
