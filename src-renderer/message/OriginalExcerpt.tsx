import { t } from '@lingui/core/macro'
import { IconArrowForwardUp, IconLink, IconPaperclip, IconSticker } from '@tabler/icons-react'
import type { ReferenceRow } from '#shared/rows'
import { EmojiText } from '../ui/Emoji'
import { useNameOf } from '../ui/names'
import { useTimeFormat } from '../ui/time'
import { useText } from './context'
import { excerptLine, type Naming } from './excerpt'
import { useGuildNames } from './guild-names'
import classes from './MessageView.module.css'

const HELD = {
  forward: [IconArrowForwardUp, t`a forwarded message`, t`with a forwarded message`],
  attachment: [IconPaperclip, t`an attachment`, t`with an attachment`],
  embed: [IconLink, t`an embed`, t`with an embed`],
  sticker: [IconSticker, t`a sticker`, t`with a sticker`],
} as const

/** The first line of a message that another answers, and a sign for each other thing that it holds. */
export function OriginalExcerpt({ reference }: { reference: ReferenceRow }) {
  const { excerpt, holds } = reference
  const line = excerptLine(excerpt ?? '', useTimeFormat(), useNaming(reference.guild_id))
  return (
    <>
      <span className={classes.excerpt} dir="auto">
        {line === '' ? <em>{wordsFor(holds)}</em> : <EmojiText text={line} />}
      </span>
      {holds.map((held) => {
        const [Icon, , label] = HELD[held]
        return <Icon key={held} size={14} role="img" aria-label={label} />
      })}
    </>
  )
}

function wordsFor(holds: ReferenceRow['holds']): string {
  const [first] = holds
  return first ? HELD[first][1] : t`no text that the export contains`
}

/** Names for the ids in the excerpt: people whom the archive knows are among the message's mentions. */
function useNaming(guild_id: string | null): Naming {
  const { mentions, guild_id: own } = useText()
  const nameOf = useNameOf()
  const { roleById, channelById } = useGuildNames(guild_id ?? own)
  return ({ type, id }) => {
    if (id === null) return null
    if (type === 'role') return roleById(id)?.role_name ?? null
    if (type === 'channel') return channelById(id)?.channel_name ?? null
    const author = mentions.find((one) => one.author_id === id)
    return author ? nameOf(author) : null
  }
}
