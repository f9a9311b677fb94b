import { t } from '@lingui/core/macro'
import { useMemo } from 'react'
import { HIT_END, HIT_START, type SearchHit } from '#shared/search'
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
        {keyed(snippetParts(wholeEmojis(hit.snippet, context.emojis)), (part) =>
          part.is_hit ? (
            <mark>
              <Text text={part.text} emojis={context.emojis} />
            </mark>
          ) : (
            <Text text={part.text} emojis={context.emojis} />
          ),
        )}
        {hit.snippet.trim() === '' && <span className={classes.noText}>{t`No text`}</span>}
      </p>
    </TextProvider>
  )
}

const FOUND_EMOJI = new RegExp(`:${HIT_START}([\\w~]{2,40})${HIT_END}:`, 'g')

/** A found emoji is found with its colons. */
function wholeEmojis(snippet: string, emojis: TextContext['emojis']): string {
  return snippet.replace(FOUND_EMOJI, (found, name: string) =>
    emojis.has(name) ? `${HIT_START}:${name}:${HIT_END}` : found,
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
