import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'How many channels does a guild have?',
  about:
    'Channels (without threads and forum posts) and threads (with forum posts) that hold a message.',
  tags: ['Channel'],
  params: [guild],
  columns: ['channels', 'threads'],
  chart: { kind: 'number', y: 'channels' },
  bots: 'included',
  drill: { by: {} },
  sql: `
    select (count(*) filter (where not c.is_thread))::int as channels,
      (count(*) filter (where c.is_thread))::int as threads
    from (select distinct m.channel_id from :scope as m) as held
    join discord.channels c on c.id = held.channel_id
  `,
})
