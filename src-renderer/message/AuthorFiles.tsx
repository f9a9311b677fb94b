import { t } from '@lingui/core/macro'
import { Button } from '@mantine/core'
import { IconLink, IconPhoto } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { AuthorCard } from '#shared/author-card'
import { formatCount } from '../ui/format'

/** To the files and to the links of what an author wrote in a guild. */
export function AuthorFiles({ card: { guild_id, author_id, activity } }: { card: AuthorCard }) {
  const page = { params: { guildId: guild_id }, search: { author: author_id } }
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPhoto size={14} aria-hidden="true" />}
        renderRoot={(rest) => <Link {...rest} to="/g/$guildId/media" {...page} />}
      >
        {t`Files (${formatCount(activity.attachments)})`}
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconLink size={14} aria-hidden="true" />}
        renderRoot={(rest) => <Link {...rest} to="/g/$guildId/links" {...page} />}
      >
        {t`Links`}
      </Button>
    </>
  )
}
