import { z } from 'zod'
import { AppError } from './errors'
import { OwnId, OwnQuestion } from './own-question'

/** The longest file of questions that is read, in characters. */
export const MAX_FILE = 2_000_000

/** The most questions in one file. */
export const MAX_QUESTIONS = 200

const FORMAT = 'discord-binding/questions'
const VERSION = 1

const Shared = OwnQuestion.extend({ id: OwnId })
/** A question as a file holds it. */
export type SharedQuestion = z.infer<typeof Shared>

/** Questions as a file: JSON that says what it is, and that {@link readQuestions} reads. */
export function writeQuestions(questions: readonly SharedQuestion[]): string {
  const file = {
    format: FORMAT,
    version: VERSION,
    questions: questions.map((question) => Shared.parse(question)),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** The questions of a file from anywhere; throws `invalid_input` with a sentence that says what is wrong with it. */
export function readQuestions(text: string): SharedQuestion[] {
  if (text.length > MAX_FILE) throw refused('The file is too large to be a file of questions.')
  const file = z
    .object({ format: z.literal(FORMAT), version: z.number(), questions: z.array(z.unknown()) })
    .safeParse(parsed(text))
  if (!file.success) {
    throw refused('The file is JSON, but it holds no questions of Discord Binding.')
  }
  const { version, questions } = file.data
  if (version !== VERSION) {
    throw refused('The file was written by a newer version of the app. Update the app to read it.')
  }
  if (questions.length === 0) throw refused('The file holds no question.')
  if (questions.length > MAX_QUESTIONS) {
    throw refused(`The file holds more than ${MAX_QUESTIONS} questions.`)
  }
  return questions.map((question, index) => {
    const read = Shared.safeParse(question)
    if (read.success) return read.data
    const [issue] = read.error.issues
    const where = issue?.path.join('.') ?? ''
    throw refused(
      `Question ${index + 1} of the file cannot be read${where && `, at “${where.slice(0, 80)}”`}. Nothing was imported.`,
      issue?.message.slice(0, 200) ?? null,
    )
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw refused('The file is not JSON.')
  }
}

function refused(message: string, detail: string | null = null): AppError {
  return new AppError('invalid_input', message, detail)
}
