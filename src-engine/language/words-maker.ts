import { Worker } from 'node:worker_threads'
import { AppError } from '#shared/errors'
import { WordsCopy } from './words-copy'

/** Messages of one channel and what of them is searched: as many texts as ids. */
export type ChannelTexts = {
  guild_id: string
  channel_id: string
  message_ids: string[]
  texts: string[]
}

/** Makes the words of messages, several calls at once, answered in order. */
export type WordsMaker = {
  /** A whole COPY payload for `discord.message_words`; messages without words give no row. */
  make(messages: ChannelTexts): Promise<Uint8Array>
  close(): Promise<void>
}

/** What the thread is asked and answers. */
export type WordsRequest = { call: number; messages: ChannelTexts }
export type WordsAnswer = { call: number; words: Uint8Array }

/** `script` is the built thread, which makes words while the caller stores others; null makes them in this thread. */
export function openWordsMaker(script: string | null): WordsMaker {
  if (script !== null) return threadedMaker(new Worker(script))
  const copy = new WordsCopy()
  return { make: async (messages) => makeWords(copy, messages), close: async () => undefined }
}

/** The words of some messages as a COPY payload; `copy` must be empty and is empty afterwards. */
export function makeWords(copy: WordsCopy, messages: ChannelTexts): Uint8Array {
  const { guild_id, channel_id, message_ids, texts } = messages
  for (const [index, id] of message_ids.entries()) {
    copy.add(channel_id, id, guild_id, texts[index] ?? '')
  }
  return copy.take()
}

type Answer = { resolve(words: Uint8Array): void; reject(reason: AppError): void }

function threadedMaker(thread: Worker): WordsMaker {
  const open = new Map<number, Answer>()
  let calls = 0
  let failure: AppError | null = null
  const fail = (reason: unknown) => {
    failure ??= new AppError('internal', 'Making words stopped unexpectedly.', String(reason))
    for (const call of open.values()) call.reject(failure)
    open.clear()
  }
  thread.on('message', ({ call, words }: WordsAnswer) => {
    open.get(call)?.resolve(words)
    open.delete(call)
  })
  thread.on('error', fail)
  thread.on('exit', () => fail('the thread ended'))
  return {
    make(messages) {
      if (failure !== null) return Promise.reject(failure)
      const call = ++calls
      return new Promise((resolve, reject) => {
        open.set(call, { resolve, reject })
        thread.postMessage({ call, messages } satisfies WordsRequest)
      })
    },
    async close() {
      await thread.terminate()
    },
  }
}
