import type { ReportContext } from '../context'
import type { ReportSection, ReportTable } from '../document'

/** The first row's cell as a number; null when there is no row. */
function measure(table: ReportTable, column: string): number | null {
  const value = table.rows[0]?.[column]
  return typeof value === 'number' ? value : null
}

/** METRICS A1, A3, A4, A8: how much is said, when, and whether new people come. */
export async function activity(context: ReportContext): Promise<ReportSection> {
  const days = await context.ask('guild_messages_percent_total_days')
  const months = await context.ask('guild_activity_per_month', { shown: 24 })
  const newcomers = await context.ask('guild_new_author_per_month', { shown: 24 })
  const weekdays = await context.ask('guild_activity_per_day_of_week')
  const hours = await context.ask('guild_activity_per_hour_of_day', { shown: 24 })
  const busiest = months.rows.reduce<ReportTable['rows'][number] | null>(
    (best, row) => (best === null || Number(row.messages) > Number(best.messages) ? row : best),
    null,
  )
  return {
    id: 'activity',
    title: 'Activity',
    about:
      'Whether the community is alive: how much is said, on how many days, and by how many new people.',
    facts: [
      {
        id: 'days_with_messages_percent',
        label: 'Days with a message',
        value: measure(days, 'percent'),
        unit: 'percent',
        about: `${measure(days, 'days_with_messages') ?? 0} of ${measure(days, 'total_days') ?? 0} days, both ends counted.`,
      },
      {
        id: 'busiest_month',
        label: 'Busiest month',
        value: busiest ? String(busiest.month) : null,
        unit: 'text',
        about: busiest
          ? `${Number(busiest.messages).toLocaleString('en')} messages.`
          : 'No messages.',
      },
      {
        id: 'months',
        label: 'Months covered',
        value: months.rows.length,
        unit: 'count',
        about: 'From the first to the last message; the last one may be incomplete.',
      },
    ],
    tables: [months, newcomers, weekdays, hours],
    caveats: ['The last month ends where the export ends: do not read its drop as a decline.'],
  }
}
