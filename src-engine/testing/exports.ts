import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Export files for tests: small, laid out as DCE does it, in a folder that is removed afterwards. */

type Json = Record<string, unknown>

/** A user as DCE 2.47 writes it; `roles` null leaves the key out, as in reaction users. */
export function user(id: string, more: Json = {}): Json {
  return {
    id,
    name: `name-${id}`,
    discriminator: '0000',
    nickname: `nick-${id}`,
    color: null,
    isBot: false,
    roles: [],
    avatarUrl: `https://cdn.discordapp.com/avatars/${id}/a.png`,
    ...more,
  }
}

/** A message as DCE 2.47 writes it, posted at the time its place in the test says. */
export function message(id: string, more: Json = {}): Json {
  return {
    id,
    type: 'Default',
    timestamp: '2025-01-01T00:00:00+00:00',
    timestampEdited: null,
    callEndedTimestamp: null,
    isPinned: false,
    content: `content ${id}`,
    author: user('100'),
    attachments: [],
    embeds: [],
    stickers: [],
    reactions: [],
    mentions: [],
    inlineEmojis: [],
    ...more,
  }
}

/** What a test may say about a file. */
export type TestExport = {
  guild?: Json
  channel?: Json
  exportedAt?: string | null
  messages: Json[]
}

/** The text of an export: guild 1, text channel 10, exported on 2025-06-01 where nothing else is said. */
export function exportText({ guild, channel, exportedAt, messages }: TestExport): string {
  const root = {
    guild: { id: '1', name: 'Guild', iconUrl: 'icon.png', ...guild },
    channel: {
      id: '10',
      type: 'GuildTextChat',
      categoryId: '5',
      category: 'Talk',
      name: 'general',
      topic: null,
      ...channel,
    },
    dateRange: { after: null, before: null },
    ...(exportedAt === null ? {} : { exportedAt: exportedAt ?? '2025-06-01T00:00:00+00:00' }),
    messages,
    messageCount: messages.length,
  }
  return JSON.stringify(root, null, 2)
}

/** Writes files (text or bytes by relative path) into a new folder. */
export async function testFolder(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<{ dir: string; path(name: string): string; remove(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'discord-binding-test-'))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, name)), { recursive: true })
    await writeFile(join(dir, name), content)
  }
  return {
    dir,
    path: (name) => join(dir, name),
    remove: () => rm(dir, { recursive: true, force: true }),
  }
}
