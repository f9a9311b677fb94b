import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useIsPanelOver } from '../../../ui/PanelLayout'

/** A link from a panel to a message or to a channel's end. A panel that covers the messages closes with it. */
export function PlaceLink(props: {
  guildId: string
  channelId: string
  at?: string | undefined
  className?: string | undefined
  title?: string | undefined
  children: ReactNode
}) {
  const { guildId, channelId, at } = props
  const isOver = useIsPanelOver()
  return (
    <Link
      className={props.className}
      title={props.title}
      to="/g/$guildId/c/$channelId"
      params={{ guildId, channelId }}
      search={isOver ? { at, panel: undefined } : { at }}
    >
      {props.children}
    </Link>
  )
}
