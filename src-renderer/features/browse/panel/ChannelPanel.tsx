import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import { assertNever } from '#shared/errors'
import type { ChannelRow } from '#shared/rows'
import { PanelLayout } from '../../../ui/PanelLayout'
import { AuthorPanel } from './AuthorPanel'
import { LinksPanel } from './LinksPanel'
import { MediaPanel } from './MediaPanel'
import { MembersPanel } from './MembersPanel'
import { PinnedPanel } from './PinnedPanel'
import type { PanelName } from './panel-params'
import { ThreadsPanel } from './ThreadsPanel'
import { usePanel } from './use-panel'

const LABELS: Record<PanelName, string> = {
  members: t`Members`,
  threads: t`Threads`,
  pinned: t`Pinned messages`,
  media: t`Media`,
  links: t`Links`,
  author: t`Author`,
}

/** A channel with the panel that its address names. */
export function ChannelPanel({ channel, children }: { channel: ChannelRow; children: ReactNode }) {
  const { panel, close } = usePanel()
  const shown = panel ? <Panel channel={channel} /> : null
  return (
    <PanelLayout
      name="browse"
      label={panel ? LABELS[panel] : t`Panel`}
      panel={shown}
      onClose={close}
    >
      {children}
    </PanelLayout>
  )
}

function Panel({ channel }: { channel: ChannelRow }) {
  const { panel, author } = usePanel()
  const key = channel.channel_id
  switch (panel) {
    case 'members':
      return <MembersPanel key={key} channel={channel} />
    case 'threads':
      return <ThreadsPanel key={key} channel={channel} />
    case 'pinned':
      return <PinnedPanel key={key} channel={channel} />
    case 'media':
      return <MediaPanel key={key} channel={channel} />
    case 'links':
      return <LinksPanel key={key} channel={channel} />
    case 'author':
      return <AuthorPanel channel={channel} author={author} />
    case undefined:
      return null
    default:
      return assertNever(panel)
  }
}
