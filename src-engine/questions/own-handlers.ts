import type { Handlers } from '#shared/api'
import { readQuestions, writeQuestions } from '#shared/own-file'
import { getOwnQuestion, listOwnQuestions, removeOwnQuestion } from '../archive/own-questions'
import type { Database } from '../db/database'
import {
  bringBackOwnQuestion,
  importOwnQuestions,
  lookAtStatement,
  runStatement,
  saveOwnQuestion,
} from './own'

type OwnCall = Extract<keyof Handlers<'engine'>, `own_questions.${string}`>

/** The calls about questions that the user writes. */
export function ownHandlers(db: Database): Pick<Handlers<'engine'>, OwnCall> {
  return {
    'own_questions.get': async ({ id }) => (await getOwnQuestion(db, id)).question,
    'own_questions.save': (input) => saveOwnQuestion(db, input),
    'own_questions.remove': ({ id }) => removeOwnQuestion(db, id),
    'own_questions.restore': async (question) => {
      await bringBackOwnQuestion(db, question)
      return {}
    },
    'own_questions.share': async ({ ids }) => {
      const all = (await listOwnQuestions(db)).map(({ question }) => question)
      return { text: writeQuestions(all.filter(({ id }) => ids?.includes(id) ?? true)) }
    },
    'own_questions.import': ({ text }) => importOwnQuestions(db, readQuestions(text)),
    'own_questions.run': (input, signal) => runStatement(db, input, signal.onStatement),
    'own_questions.look': (input) => lookAtStatement(db, input),
  }
}
