import { t } from '@lingui/core/macro'
import { type ReactNode, useState } from 'react'
import { useMedia } from '../ui/media'
import { useTimeFormat } from '../ui/time'
import { useText } from './context'
import classes from './Markdown.module.css'
import { disguisedHost, type MarkdownNode } from './markdown'
import { StillImage } from './StillImage'
import { tokenTime } from './token-time'

/** Text that shows when it is asked for. */
export function Spoiler({ children }: { children: ReactNode }) {
  const [revealed, setRevealed] = useState(false)
  if (revealed) return <span className={classes.revealed}>{children}</span>
  return (
    <button
      type="button"
      className={classes.spoiler}
      aria-label={t`Show the spoiler`}
      onClick={() => setRevealed(true)}
    >
      <span aria-hidden="true">{children}</span>
    </button>
  )
}

/** A custom emoji from disk, else its name. */
export function CustomEmoji({ name, id }: { name: string; id: string | null }) {
  const { emojis, file_id } = useText()
  // Two emoji of one name are told apart by the id, which only raw texts have.
  const emoji = emojis.get(id ?? name) ?? emojis.get(name)
  const { src, onError } = useMedia(emoji ? { url: emoji.image_url, file_id } : null)
  const written = `:${name}:`
  if (!emoji || !src) return written
  return (
    <StillImage
      className={classes.emoji}
      src={src}
      alt={written}
      title={written}
      isAnimated={emoji.is_animated}
      onError={onError}
    />
  )
}

/** A `<t:…>` token by the settings. */
export function TokenTime({ seconds, style }: { seconds: number; style: string }) {
  const { text, exact } = tokenTime(seconds, style, useTimeFormat())
  return (
    <span className={classes.time} title={exact}>
      {text}
    </span>
  )
}

/** A link with words for its address; when the words look like an address elsewhere, the real host stands beside. */
export function MaskedLink(props: {
  url: string
  content: readonly MarkdownNode[]
  children: ReactNode
}) {
  const host = disguisedHost(wordsOf(props.content), props.url)
  return (
    <>
      {props.children}
      {host !== null && <span className={classes.host}> {t`(leads to ${host})`}</span>}
    </>
  )
}

function wordsOf(nodes: readonly MarkdownNode[]): string {
  return nodes
    .map((node) => ('text' in node ? node.text : 'content' in node ? wordsOf(node.content) : ''))
    .join('')
}
