import { t } from '@lingui/core/macro'
import { IconUserOff } from '@tabler/icons-react'
import type { ChannelRow } from '#shared/rows'
import { EmptyState } from '../../../ui/EmptyState'
import { AuthorDetails } from './AuthorDetails'
import classes from './Panel.module.css'
import { PanelFrame } from './PanelFrame'
import { usePanel } from './use-panel'

/** An author, beside what they and others wrote. */
export function AuthorPanel(props: { channel: ChannelRow; author: string | undefined }) {
  const { channel, author } = props
  const { close } = usePanel()
  return (
    <PanelFrame title={t`Author`} onClose={close}>
      <div className={classes.body}>
        {author ? (
          <AuthorDetails key={author} guild_id={channel.guild_id} author_id={author} />
        ) : (
          <EmptyState icon={IconUserOff} title={t`The address names no author`} />
        )}
      </div>
    </PanelFrame>
  )
}
