import { t } from '@lingui/core/macro'
import { isOwnId } from '#shared/own-question'
import type { ChartSpec, QuestionInfo } from '#shared/question'
import { QUESTION_INTENTS, type QuestionIntent } from '#shared/question-guide'
import type { Scope } from '#shared/scope'

/** What a question is about: whom or what its answer tells of. */
export const SUBJECTS = [
  { id: 'guild', title: t`A guild as a whole` },
  { id: 'authors', title: t`Its authors` },
  { id: 'one_author', title: t`One author` },
  { id: 'channels', title: t`Its channels` },
  { id: 'guilds', title: t`Guilds side by side` },
  { id: 'own', title: t`Your own` },
] as const
export type SubjectId = (typeof SUBJECTS)[number]['id']

/** Tags that {@link SUBJECTS} say better. */
const SUBJECT_TAGS = new Set(['Guild', 'Author', 'Channel', 'Guilds', 'Own'])

/** True when the question has a parameter of the kind that must be given. */
function needs(info: QuestionInfo, kind: QuestionInfo['params'][number]['kind']): boolean {
  return info.params.some((param) => param.kind === kind && param.required)
}

/** Everything that a question is about; at least one thing. */
export function subjectsOf(info: QuestionInfo): SubjectId[] {
  if (isOwnId(info.id)) return ['own']
  if (!needs(info, 'guild') && !needs(info, 'channel')) return ['guilds']
  if (needs(info, 'author')) return ['one_author']
  const subjects: SubjectId[] = []
  if (info.tags.includes('Author')) subjects.push('authors')
  if (info.tags.includes('Channel') || needs(info, 'channel')) subjects.push('channels')
  return subjects.length > 0 ? subjects : ['guild']
}

/** True when the scope's channel or author changes the answer: the statement reads the messages of the run. */
export function readsScope({ sql }: QuestionInfo): boolean {
  return /\bfrom\s+:(scope|span|history)\b/.test(sql)
}

/** True when the question tells something of what is asked about: this author, this channel, this guild. */
export function tellsOf(info: QuestionInfo, about: Scope): boolean {
  if (about.author_id !== undefined) return needs(info, 'author')
  if (about.channel_id === undefined) return true
  const [subject] = subjectsOf(info)
  if (subject === 'own') return readsScope(info)
  return (
    needs(info, 'channel') || (subject !== 'one_author' && subject !== 'guilds' && readsScope(info))
  )
}

/** The questions that only this author or channel answers, the most telling first; [] where neither is asked about. */
export function ofOne(questions: readonly QuestionInfo[], about: Scope): QuestionInfo[] {
  const { author_id, channel_id } = about
  const kind = author_id !== undefined ? 'author' : channel_id !== undefined ? 'channel' : null
  if (kind === null) return []
  const order = QUESTION_INTENTS.flatMap((intent) => intent.questions)
  const place = ({ id }: QuestionInfo) => (order.includes(id) ? order.indexOf(id) : order.length)
  return questions.filter((info) => needs(info, kind)).sort((a, b) => place(a) - place(b))
}

/** Part of the catalogue, as the address has it: `all`, `intent:alive`, `about:guild`, `topic:Time`; '' = the way in. */
export type View =
  | { kind: 'start' }
  | { kind: 'all' }
  | { kind: 'intent'; intent: QuestionIntent }
  | { kind: 'about'; subject: (typeof SUBJECTS)[number] }
  | { kind: 'topic'; tag: string }

/** Reads the address; what it does not know is the way in. */
export function viewOf(text: string): View {
  const [kind = '', name = ''] = text.split(/:(.*)/s)
  if (kind === 'all') return { kind }
  if (kind === 'topic' && name !== '') return { kind, tag: name }
  const intent = QUESTION_INTENTS.find(({ id }) => id === name)
  if (kind === 'intent' && intent) return { kind, intent }
  const subject = SUBJECTS.find(({ id }) => id === name)
  return kind === 'about' && subject ? { kind, subject } : { kind: 'start' }
}

/** The questions of a part of the catalogue: an intent's in its own order, the others as the catalogue has them. */
export function questionsIn(view: View, questions: readonly QuestionInfo[]): QuestionInfo[] {
  switch (view.kind) {
    case 'intent': {
      const byId = new Map(questions.map((question) => [question.id, question]))
      return view.intent.questions.flatMap((id) => byId.get(id) ?? [])
    }
    case 'about':
      return questions.filter((info) => subjectsOf(info).includes(view.subject.id))
    case 'topic':
      return questions.filter(({ tags }) => tags.includes(view.tag))
    default:
      return [...questions]
  }
}

/** The topics of the catalogue and how many questions each has, the largest first. */
export function topicsOf(questions: readonly QuestionInfo[]): { tag: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const tag of questions.flatMap(({ tags }) => tags)) {
    if (!SUBJECT_TAGS.has(tag)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  }
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag, 'en'))
}

/** The questions by what they are first about, in the order of {@link SUBJECTS}; empty groups are left out. */
export function bySubject(questions: readonly QuestionInfo[]) {
  return SUBJECTS.map(({ id, title }) => ({
    id,
    title,
    questions: questions.filter((info) => subjectsOf(info)[0] === id),
  })).filter((group) => group.questions.length > 0)
}

/** What an answer looks like, in a word. */
export function shapeOf(chart: ChartSpec): string {
  const words: Record<ChartSpec['kind'], string> = {
    bar: t`Bars`,
    line: t`Line over time`,
    heatmap: t`Heatmap`,
    cloud: t`Words`,
    number: t`A number`,
    table: t`Table`,
    messages: t`Messages`,
  }
  return words[chart.kind]
}
