import { z } from 'zod'
import { ArchiveId, ArchiveMove } from './archives'
import { COMMAND_IDS } from './commands'
import { JobSnapshot } from './job'
import { MediaProgress } from './media'

/** Everything that is told without being asked. Payloads are snapshots, never deltas. */
export const EVENTS = {
  /** A job changed; at most ten a second per job. */
  'job.changed': JobSnapshot,
  /** Rows came in or went: lists of guilds, channels and counts are stale. */
  'archive.changed': z.object({}),
  /** How far a download is; at most ten a second. */
  'media.progress': MediaProgress,
  /** A link's file is in the archive from now on. */
  'media.kept': z.object({ url: z.string() }),
  /** Folders that are kept in sync do something else now, or there are others. */
  'sync.changed': z.object({}),
  /** The list of archives is another one. */
  'archives.changed': z.object({}),
  /** Another archive is open now, or the same one in another place: everything on screen is of the one before. */
  'archive.switched': z.object({ archive_id: ArchiveId }),
  /** How far a move of an archive is; null = it is over. */
  'archive.moving': ArchiveMove.nullable(),
  /** The engine process died; `message` says in a sentence whether it is back. */
  'engine.restarted': z.object({ message: z.string() }),
  /** The menu, a key of the keyboard's maker or of the mouse asks for a command. */
  'app.command': z.object({ id: z.enum(COMMAND_IDS) }),
  /** Paths arrived from a second start of the app. */
  'app.paths': z.object({ paths: z.array(z.string()) }),
} as const

export type EventName = keyof typeof EVENTS
export type EventPayload<E extends EventName> = z.infer<(typeof EVENTS)[E]>
