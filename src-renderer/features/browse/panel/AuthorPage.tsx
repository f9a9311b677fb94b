import { IconUserOff } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { EmptyState } from '../../../ui/EmptyState'
import { AuthorDetails } from './AuthorDetails'
import classes from './Panel.module.css'
import { PanelFrame } from './PanelFrame'

const route = getRouteApi('/g/$guildId/author')

/** An author of a guild on a page of their own. */
export function AuthorPage() {
  const { guildId } = route.useParams()
  const { author } = route.useSearch()
  if (!author) return <EmptyState icon={IconUserOff} title="The address names no author" />
  return (
    <PanelFrame title="Author">
      <div className={classes.body}>
        <div className={classes.reading}>
          <AuthorDetails key={author} guild_id={guildId} author_id={author} />
        </div>
      </div>
    </PanelFrame>
  )
}
