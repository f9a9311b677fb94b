import { useMemo } from 'react'
import type { SearchHit } from '#shared/search'
import { type TextContext, TextProvider } from '../../message/context'
import { CustomEmoji } from '../../message/TextParts'
import { EmojiText } from '../../ui/Emoji'
import { keyed } from '../../ui/keyed'
import { snippetParts } from '../../ui/snippet'
import classes from './HitList.module.css'

const NAMED = /(:[\w~]{2,40}:)/

/** The text of a hit around what was found, with emoji as the message has them. */
export function Snippet({ hit }: { hit: SearchHit }) {
  const context = useMemo((): TextContext => {
    const { guild_id, file_id, inline_emojis } = hit
    const emojis = new Map(inline_emojis.map((emoji) => [emoji.name, emoji]))
    return { guild_id, file_id, mentions: [], emojis, highlight: [] }
  }, [hit])
  return (
    <TextProvider value={context}>
      <p className={classes.snippet} dir="auto">
        {keyed(snippetParts(hit.snippet), (part) =>
          part.is_hit ? (
            <mark>
              <Text text={part.text} emojis={context.emojis} />
            </mark>
          ) : (
            <Text text={part.text} emojis={context.emojis} />
          ),
        )}
        {hit.snippet.trim() === '' && <span className={classes.noText}>No text</span>}
      </p>
    </TextProvider>
  )
}

function Text({ text, emojis }: { text: string; emojis: TextContext['emojis'] }) {
  if (emojis.size === 0) return <EmojiText text={text} />
  return keyed(text.split(NAMED), (piece) => {
    const name = piece.slice(1, -1)
    return NAMED.test(piece) && emojis.has(name) ? (
      <CustomEmoji name={name} id={null} />
    ) : (
      <EmojiText text={piece} />
    )
  })
}
