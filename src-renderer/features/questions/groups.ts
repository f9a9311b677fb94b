import type { QuestionInfo } from '#shared/question'

type Intent = {
  title: string
  /** Questions that belong here whatever their tags say, the most useful first. */
  first: readonly string[]
  /** The tags that bring any other question here. */
  tags: readonly string[]
}

/** What a person wants to know, and the questions that serve it, the best first. */
const INTENTS: readonly Intent[] = [
  {
    title: 'Is it alive?',
    first: [
      'guild_activity_per_month',
      'guild_new_author_per_month',
      'guild_activity_per_week',
      'guild_activity_per_day',
      'guild_activity_per_day_of_week',
      'guild_activity_per_hour_of_day',
    ],
    tags: ['Guild'],
  },
  {
    title: 'Is it carried by few or by many?',
    first: ['guild_concentration', 'guild_lorenz_curve', 'guild_author_message_min_100'],
    tags: [],
  },
  {
    title: 'Who helps whom?',
    first: [
      'guild_author_most_question_responses',
      'guild_author_most_replied_to',
      'guild_author_most_question_messages',
      'guild_author_most_replies_sent',
    ],
    tags: ['Question', 'Reply'],
  },
  {
    title: 'Who is here, and who adds value?',
    first: [
      'guild_author_most_messages',
      'guild_author_most_days_with_messages',
      'guild_author_most_reactions',
      'guild_author_mention_count',
      'guild_authors',
      'guild_author_count',
    ],
    tags: ['Author'],
  },
  {
    title: 'Where does it happen?',
    first: [
      'guild_message_per_channel',
      'guild_channel_author_count',
      'channel_authors',
      'guild_channels',
    ],
    tags: ['Channel'],
  },
  {
    title: 'What is shared and said?',
    first: ['guild_domain_count', 'guild_emoji_popularity', 'guild_activity_per_month_search_text'],
    tags: ['Link', 'Reaction', 'Attachment', 'Search', 'Message'],
  },
  {
    title: 'How do guilds compare?',
    first: ['list_guilds', 'guilds_top_author_share', 'guilds_author_activity_bands'],
    tags: ['Guilds'],
  },
]

export type QuestionGroup = { title: string; questions: QuestionInfo[] }

/** True when every word occurs in the question's title, definition, tags or id. */
function matches(question: QuestionInfo, words: readonly string[]): boolean {
  const text = [question.title, question.about, question.id, ...question.tags]
    .join(' ')
    .toLocaleLowerCase('en')
  return words.every((word) => text.includes(word))
}

/** The catalogue by intent; each question stands once: where it is named, else where one of its tags is, else under "More". */
export function groupQuestions(questions: readonly QuestionInfo[], find: string): QuestionGroup[] {
  const words = find.toLocaleLowerCase('en').split(/\s+/).filter(Boolean)
  const found = questions.filter((question) => matches(question, words))
  const groups = [...INTENTS, undefined].map((intent): QuestionGroup => {
    const own = found.filter((question) => intentOf(question) === intent)
    return { title: intent?.title ?? 'More', questions: own.toSorted(byUse(intent)) }
  })
  return groups.filter((group) => group.questions.length > 0)
}

function intentOf({ id, tags }: QuestionInfo): Intent | undefined {
  return (
    INTENTS.find(({ first }) => first.includes(id)) ??
    INTENTS.find((intent) => tags.some((tag) => intent.tags.includes(tag)))
  )
}

/** The named ones in the order of their names, then the rest as the catalogue has them. */
function byUse(intent: Intent | undefined) {
  const place = ({ id }: QuestionInfo) => {
    const index = intent?.first.indexOf(id) ?? -1
    return index < 0 ? Number.MAX_SAFE_INTEGER : index
  }
  return (a: QuestionInfo, b: QuestionInfo) => place(a) - place(b)
}
