import type { ReportContext } from '../context'
import type { ReportSection } from '../document'

/** Where the conversation takes place, and how many people take part there. */
export async function channels(context: ReportContext): Promise<ReportSection> {
  const counts = await context.ask('guild_channels_count')
  const messages = await context.ask('guild_message_per_channel', { shown: 20 })
  const row = counts.rows[0]
  const top = messages.rows[0]
  const total = messages.rows.reduce((sum, each) => sum + Number(each.messages), 0)
  return {
    id: 'channels',
    title: 'Channels',
    about: 'Where the conversation takes place, and how many people take part there.',
    facts: [
      {
        id: 'channel_count',
        label: 'Channels',
        value: typeof row?.channels === 'number' ? row.channels : null,
        unit: 'count',
        about: 'With a message; threads and forum posts apart.',
      },
      {
        id: 'thread_count',
        label: 'Threads',
        value: typeof row?.threads === 'number' ? row.threads : null,
        unit: 'count',
        about: 'Threads and forum posts with a message.',
      },
      {
        id: 'top_channel_percent',
        label: 'In the busiest channel',
        value: top && total > 0 ? (100 * Number(top.messages)) / total : null,
        unit: 'percent',
        about: top
          ? `Share of the messages that stand in ${String(top.channel_name)}.`
          : 'No messages.',
      },
    ],
    tables: [messages],
    caveats: [],
  }
}
