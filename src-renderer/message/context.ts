import { createContext, useContext } from 'react'
import type { AuthorBrief, MessageRow } from '#shared/rows'

/** A custom emoji of a text. */
export type InlineEmoji = MessageRow['inline_emojis'][number]

/** What the text of a message needs to know about the message around it. */
export type TextContext = {
  guild_id: string
  file_id: number
  mentions: readonly AuthorBrief[]
  /** The custom emoji in the text, each by its id and by its name. */
  emojis: ReadonlyMap<string, InlineEmoji>
  /** Words to mark, as typed; empty = none. */
  highlight: readonly string[]
}

const Context = createContext<TextContext | null>(null)

/** Gives texts below it their message. */
export const TextProvider = Context.Provider

/** The message around a text; throws outside of one. */
export function useText(): TextContext {
  const context = useContext(Context)
  if (!context) throw new Error('message text stands outside of a message')
  return context
}

/** The context of a message. */
export function textContext(message: MessageRow, highlight: readonly string[]): TextContext {
  return {
    guild_id: message.guild_id,
    file_id: message.file_id,
    mentions: message.mentions,
    emojis: new Map(
      message.inline_emojis.flatMap((emoji) => [
        [emoji.emoji_id, emoji],
        [emoji.name, emoji],
      ]),
    ),
    highlight,
  }
}
