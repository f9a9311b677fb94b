import { attachments } from './channels/attachments.mjs'
import { edits } from './channels/edits.mjs'
import { embeds } from './channels/embeds.mjs'
import { emojis } from './channels/emoji.mjs'
import { forwarded } from './channels/forwarded.mjs'
import { hostile } from './channels/hostile.mjs'
import { kinds } from './channels/kinds.mjs'
import { markdown } from './channels/markdown.mjs'
import { mentions } from './channels/mentions.mjs'
import { notices } from './channels/notices.mjs'
import { reactions } from './channels/reactions.mjs'
import { replies } from './channels/replies.mjs'
import { stickers } from './channels/stickers.mjs'

/** Every channel of the fixtures, one theme each. Numbers 40 to 59 belong to attachments, embeds, stickers and reactions. */
export const channels = [
  markdown,
  mentions,
  emojis,
  replies,
  notices,
  attachments,
  embeds,
  stickers,
  reactions,
  forwarded,
  hostile,
  ...edits,
  ...kinds,
]
