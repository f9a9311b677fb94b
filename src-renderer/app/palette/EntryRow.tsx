import {
  IconBolt,
  IconBooks,
  IconHash,
  IconHelpCircle,
  IconMessageSearch,
  IconUser,
} from '@tabler/icons-react'
import { Avatar } from '../../message/Avatar'
import { channelKind } from '../../ui/channel-kinds'
import { keyText } from '../../ui/commands'
import { Kbd } from '../../ui/Kbd'
import type { Entry, EntryKind } from './entries'
import classes from './Palette.module.css'
import { piecesOf, type Query } from './score'

/** An entry of the palette: what it is, its name with what was typed in it, what it belongs to or its key. */
export function EntryRow(props: {
  id: string
  entry: Entry
  query: Query
  isActive: boolean
  onPoint: () => void
  onChoose: () => void
}) {
  const { id, entry, query, isActive, onPoint, onChoose } = props
  const { context, target } = entry
  const key = target.kind === 'command' ? keyText(target.id) : null
  return (
    // The box has the keys of the whole list.
    // biome-ignore lint/a11y/useKeyWithClickEvents: an option is chosen by Enter in the box
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box
    <div
      id={id}
      className={classes.row}
      role="option"
      aria-selected={isActive}
      data-entry={entry.key}
      onMouseMove={isActive ? undefined : onPoint}
      onClick={onChoose}
    >
      <span className={classes.icon}>
        <EntryIcon entry={entry} />
      </span>
      <bdi className={classes.name}>
        {piecesOf(query, entry.name).map(({ text, isHit }, at) =>
          isHit ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have nothing else
            <mark key={at} className={classes.hit}>
              {text}
            </mark>
          ) : (
            text
          ),
        )}
      </bdi>
      {context && <bdi className={classes.context}>{context}</bdi>}
      {key && <Kbd>{key}</Kbd>}
    </div>
  )
}

const ICONS: Record<EntryKind, typeof IconBolt> = {
  action: IconBolt,
  author: IconUser,
  channel: IconHash,
  question: IconHelpCircle,
  other: IconBooks,
}

function EntryIcon({ entry: { kind, place, author, target } }: { entry: Entry }) {
  if (author) return <Avatar author={author} size={24} />
  if (place) {
    const { icon: Icon, label } = channelKind(place)
    return <Icon size={18} stroke={1.7} aria-label={label} />
  }
  const isSearch = target.kind === 'address' && target.address.startsWith('/search')
  const Icon = isSearch ? IconMessageSearch : ICONS[kind]
  return <Icon size={18} stroke={1.7} aria-hidden="true" />
}
