import MiniSearch from 'minisearch'
import { fold } from '#shared/fold'
import type { QuestionInfo } from '#shared/question'
import { QUESTION_INTENTS } from '#shared/question-guide'
import { sharedText } from './shared-text'

/** Words that stand in every question and tell none from another. */
const EMPTY = new Set(
  'a an and any are at by do does each for from how i in is it many me most much my of on one or per some that the their they to was what when where which who whom whose'.split(
    ' ',
  ),
)

/** Words of one meaning, so that a question is found by the word that comes to mind. */
const SAME_MEANING = [
  ['author', 'authors', 'people', 'person', 'user', 'users', 'member', 'members', 'someone'],
  ['guild', 'guilds', 'server', 'servers', 'community'],
  ['message', 'messages', 'post', 'posts', 'posted', 'wrote', 'written', 'writes'],
  ['active', 'activity', 'busy', 'busiest', 'alive'],
  ['emoji', 'emojis', 'reaction', 'reactions', 'react', 'likes'],
  ['answer', 'answers', 'helpful', 'help', 'helps', 'support'],
  ['attachment', 'attachments', 'file', 'files', 'image', 'images', 'picture', 'pictures'],
  ['link', 'links', 'url', 'urls', 'website', 'websites', 'domain', 'domains'],
  ['swear', 'swears', 'swearing', 'curse', 'rude', 'profanity'],
  ['word', 'words', 'keyword', 'keywords', 'topic', 'topics', 'vocabulary'],
  ['positive', 'sentiment', 'mood', 'tone', 'happy', 'friendly'],
  ['heatmap', 'weekday', 'hour', 'time'],
  ['new', 'newcomer', 'newcomers', 'growth', 'joined'],
  ['compare', 'comparison', 'versus'],
]

export type FindQuestions = (text: string) => QuestionInfo[]

/**
 * Finds questions by the words of title, definition, topics, id and aliases, and of what they serve; beginnings and typing
 * errors of longer words count, too. The best fit first; those with all words, else those with any. The index is made when
 * words are first looked for.
 */
export function questionFinder(questions: readonly QuestionInfo[]): FindQuestions {
  let made: MiniSearch<QuestionInfo> | undefined
  const index = () => {
    made ??= indexOf(questions)
    return made
  }
  const byId = new Map(questions.map((question) => [question.id, question]))
  return (text) => {
    const terms = text.split(/[^\p{L}\p{N}]+/u).flatMap((word) => termOf(word) ?? [])
    if (terms.length === 0) return []
    const options = {
      boost: { title: 5, tags: 2, words: 1.5, about: 1, intents: 0.5 },
      prefix: (term: string) => term.length > 1,
      fuzzy: (term: string) => (term.length < 4 ? false : term.length < 7 ? 1 : 2),
      maxFuzzy: 2,
      weights: { prefix: 0.6, fuzzy: 0.25 },
    }
    const query = (combineWith: 'AND' | 'OR') =>
      index().search(
        {
          combineWith,
          queries: terms.map((term) => ({
            combineWith: 'OR' as const,
            queries: sameAs(term).map((word, at) => ({
              queries: [word],
              boostTerm: () => (at === 0 ? 1 : 0.3),
            })),
          })),
        },
        options,
      )
    const all = query('AND')
    const found = all.length > 0 ? all : query('OR')
    return found.flatMap(({ id }) => byId.get(String(id)) ?? [])
  }
}

function indexOf(questions: readonly QuestionInfo[]): MiniSearch<QuestionInfo> {
  const index = new MiniSearch<QuestionInfo>({
    idField: 'id',
    fields: ['title', 'tags', 'words', 'about', 'intents'],
    extractField: (question, field) => {
      if (field === 'id') return question.id
      if (field === 'title') return question.title
      if (field === 'tags') return question.tags.join(' ')
      if (field === 'about') return question.about
      if (field === 'words') return [question.id, ...question.aliases].join(' ')
      return intentWords(question.id)
    },
    tokenize: (text) => text.split(/[^\p{L}\p{N}]+/u),
    processTerm: termOf,
  })
  index.addAll(questions)
  return index
}

/** The folded word; null for one that says nothing. */
function termOf(word: string): string | null {
  const term = fold(word)
  return term === '' || EMPTY.has(term) ? null : term
}

/** The word, and the others of its meaning. */
function sameAs(term: string): string[] {
  const others = SAME_MEANING.filter((words) => words.includes(term)).flat()
  return [...new Set([term, ...others])]
}

function intentWords(id: string): string {
  return QUESTION_INTENTS.filter(({ questions }) => questions.includes(id))
    .map(({ title, about }) => `${sharedText(title)} ${sharedText(about)}`)
    .join(' ')
}
