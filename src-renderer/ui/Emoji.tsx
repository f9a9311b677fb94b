import { useState } from 'react'
import classes from './Emoji.module.css'
import { emojiFile, splitEmojis } from './emoji'
import { keyed } from './keyed'

/** Emoji that the bundled set turned out to lack: newer than it, or none at all. */
const lost = new Set<string>()

/**
 * A Unicode emoji from the bundled set, so that it looks the same on every system; in the system's own letters where
 * the set lacks it. As high as the text around it; copying and reading aloud give the character.
 */
export function Emoji({ emoji }: { emoji: string }) {
  const [isLost, setLost] = useState(lost.has(emoji))
  if (isLost) return emoji
  return (
    <img
      className={classes.emoji}
      src={`/emoji/${emojiFile(emoji)}.svg`}
      alt={emoji}
      draggable={false}
      onError={() => {
        lost.add(emoji)
        setLost(true)
      }}
    />
  )
}

/** A plain text, such as a name, with its emoji drawn from the bundled set. */
export function EmojiText({ text }: { text: string }) {
  return keyed(splitEmojis(text), (part) =>
    part.is_emoji ? <Emoji emoji={part.text} /> : part.text,
  )
}
