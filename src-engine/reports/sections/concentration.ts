import type { ReportContext } from '../context'
import type { Fact, ReportSection } from '../document'

const FACTS: readonly Omit<Fact, 'value'>[] = [
  {
    id: 'gini',
    label: 'Gini',
    unit: 'ratio',
    about: 'Messages over authors with a message: 0 = all write alike, 1 = one writes all.',
  },
  {
    id: 'nakamoto',
    label: 'Nakamoto coefficient',
    unit: 'count',
    about: 'Fewest authors who together wrote more than half.',
  },
  {
    id: 'contributor_absence_factor',
    label: 'Contributor absence factor',
    unit: 'count',
    about: 'Fewest authors who together wrote at least half (CHAOSS).',
  },
  { id: 'top_1_percent', label: 'Top author', unit: 'percent', about: 'Share of the messages.' },
  { id: 'top_10_percent', label: 'Top 10', unit: 'percent', about: 'Share of the messages.' },
  { id: 'top_100_percent', label: 'Top 100', unit: 'percent', about: 'Share of the messages.' },
  {
    id: 'top_decile_percent',
    label: 'Top tenth of authors',
    unit: 'percent',
    about: 'Share of the messages of 10 % of the authors, rounded up.',
  },
  {
    id: 'effective_authors',
    label: 'Effective authors',
    unit: 'count',
    about: 'As many equal authors would be as concentrated: 1 / HHI.',
  },
  { id: 'authors', label: 'Authors', unit: 'count', about: 'With a message; bots left out.' },
]

/** METRICS §3: how few people carry the conversation. */
export async function concentration(context: ReportContext): Promise<ReportSection> {
  const answer = await context.ask('guild_concentration')
  const curve = await context.ask('guild_lorenz_curve', { shown: 0 })
  const authors = await context.ask('guild_author_most_messages', { shown: 20 })
  const row = answer.rows[0]
  return {
    id: 'concentration',
    title: 'Concentration',
    about:
      'How few people carry the conversation. There is no right value: compare with an earlier window of the same guild.',
    facts: FACTS.map((fact) => {
      const value = row?.[fact.id]
      return { ...fact, value: typeof value === 'number' ? value : null }
    }),
    tables: [curve, authors],
    caveats: ['Bots and webhooks are left out, unless the report was asked to count them.'],
  }
}
