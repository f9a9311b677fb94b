import type { ReactNode } from 'react'
import type { ChannelRow } from '#shared/rows'
import { PanelLayout } from '../../../ui/PanelLayout'
import { PinnedPanel } from './PinnedPanel'
import type { PanelName } from './panel-params'
import { usePanel } from './use-panel'

const LABELS: Record<PanelName, string> = {
  members: 'Members',
  threads: 'Threads',
  pinned: 'Pinned messages',
  media: 'Media',
  links: 'Links',
  author: 'Author',
}

/** A channel with the panel that its address names. */
export function ChannelPanel({ channel, children }: { channel: ChannelRow; children: ReactNode }) {
  const { panel, close } = usePanel()
  const shown = panel ? <Panel channel={channel} panel={panel} /> : null
  return (
    <PanelLayout
      name="browse"
      label={panel ? LABELS[panel] : 'Panel'}
      panel={shown}
      onClose={close}
    >
      {children}
    </PanelLayout>
  )
}

function Panel({ channel, panel }: { channel: ChannelRow; panel: PanelName }) {
  const key = channel.channel_id
  switch (panel) {
    case 'pinned':
      return <PinnedPanel key={key} channel={channel} />
    default:
      return null
  }
}
