import { parentPort } from 'node:worker_threads'
import { WordsCopy } from './words-copy'
import { makeWords, type WordsAnswer, type WordsRequest } from './words-maker'

/** The thread that turns texts into words; see {@link openWordsMaker}. */
const copy = new WordsCopy()

parentPort?.on('message', ({ call, messages }: WordsRequest) => {
  const words = makeWords(copy, messages)
  const answer: WordsAnswer = { call, words }
  parentPort?.postMessage(answer, [words.buffer as ArrayBuffer])
})
