import { plural, t } from '@lingui/core/macro'
import { countMessages } from '../../ui/counts'

/** The count of a row in words, alone and where a click shows the messages. */
export type CountWords = {
  /** `1,204 messages` */
  words: string
  /** `Show the 1,204 messages` */
  show: string
  /** `Show the 1,204 messages of Ann` */
  showOf: string
}

export function messageWords(messages: number, name: string): CountWords {
  return {
    words: countMessages(messages),
    show: t`Show the ${plural(messages, { one: '# message', other: '# messages' })}`,
    showOf: t`Show the ${plural(messages, { one: '# message', other: '# messages' })} of ${name}`,
  }
}

/** Of an emoji: how often it stands on how many messages. */
export function reactionWords(reactions: number, messages: number, name: string): CountWords {
  return {
    words: t`${plural(reactions, { one: '# reaction', other: '# reactions' })} on ${plural(messages, { one: '# message', other: '# messages' })}`,
    show: t`Show the ${plural(reactions, { one: '# reaction', other: '# reactions' })} on ${plural(messages, { one: '# message', other: '# messages' })}`,
    showOf: t`Show the ${plural(reactions, { one: '# reaction', other: '# reactions' })} on ${plural(messages, { one: '# message', other: '# messages' })} of ${name}`,
  }
}

/** Of a site: how many links to it stand in how many messages. */
export function linkWords(links: number, messages: number, name: string): CountWords {
  return {
    words: t`${plural(links, { one: '# link', other: '# links' })} in ${plural(messages, { one: '# message', other: '# messages' })}`,
    show: t`Show the ${plural(links, { one: '# link', other: '# links' })} in ${plural(messages, { one: '# message', other: '# messages' })}`,
    showOf: t`Show the ${plural(links, { one: '# link', other: '# links' })} in ${plural(messages, { one: '# message', other: '# messages' })} of ${name}`,
  }
}
