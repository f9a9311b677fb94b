import type { ReportContext } from '../context'
import type { ReportSection } from '../document'

/** Who keeps the community going, by several measures: no single one of them is worth. */
export async function people(context: ReportContext): Promise<ReportSection> {
  const tables = [
    await context.ask('guild_author_most_question_responses', { shown: 10 }),
    await context.ask('guild_author_most_days_with_messages', { shown: 10 }),
    await context.ask('guild_author_most_reactions', { shown: 10 }),
    await context.ask('guild_author_most_replied_to', { shown: 10 }),
  ]
  const helpers = tables[0]?.rows.length ?? 0
  return {
    id: 'people',
    title: 'People',
    about:
      'Who answers, who is there day by day, whose messages are valued, who is spoken to. No single list is a ranking of worth.',
    facts: [
      {
        id: 'helpers',
        label: 'People who answered',
        value: helpers,
        unit: 'count',
        about: 'Authors with an explicit reply to somebody else’s question.',
      },
    ],
    tables,
    caveats: [
      'Questions are found by rules (a question mark at the end of a sentence, or an interrogative start) and answers by explicit replies: both are lower bounds.',
    ],
  }
}
