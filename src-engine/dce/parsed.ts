import type { CopyBuffers } from './tables'

/** Where the reading of a file starts, and the row that its messages will point to. */
export type ParseStart = {
  file_id: number
  /** What an earlier run stored of this very file; null = read from the start. */
  resume: ParseProgress | null
}

/** Something that was found in a file; `byte_offset` is where it happened first. */
export type ParseNote = {
  code: string
  byte_offset: number | null
  count: number
  /** A sentence where the code alone does not say it. */
  message?: string
}

/** How far a file has been turned into rows: what a batch commits and a resumed run starts from. */
export type ParseProgress = {
  /** In the UTF-8 form of the file, without a byte order mark. */
  offset: number
  messages: number
  era: string
  notes: ParseNote[]
  first_message_id: string | null
  last_message_id: string | null
}

/** What stands before the messages. Ids are valid, times are as SQL takes them. */
export type FileHeader = {
  guild_id: string
  guild_name: string
  guild_icon_url: string | null
  channel_id: string
  channel_name: string
  channel_type: string
  parent_id: string | null
  category: string | null
  topic: string | null
  channel_icon_url: string | null
  after_at: string | null
  before_at: string | null
  exported_at: string
  /** False: dated by its newest message, because the file does not say. */
  has_exported_at: boolean
}

/** Rows of some messages of a file, in file order. */
export type ParseBatch = {
  tables: CopyBuffers
  messages: number
  min_id: string
  max_id: string
  /** Ids only rise or only fall inside the batch: no message stands in it twice. */
  is_ordered: boolean
  progress: ParseProgress
}

/**
 * How a file ended; `same` = byte for byte the file at `same_as`, nothing was parsed; `lost` = unreadable, and so is
 * everything else of the place where it lies.
 */
export type FileEnd = {
  state: 'ingested' | 'damaged' | 'foreign' | 'unreadable' | 'lost' | 'same'
  sha256: string | null
  same_as: string | null
  notes: ParseNote[]
  /** The file's own messageCount; null when it did not come to that. */
  declared_messages: number | null
  /** Root keys without a column; null when there are none. */
  extra: Record<string, unknown> | null
  /** A sentence about a foreign or unreadable file; null for others. */
  message: string | null
  /** A foreign file that holds chats of another tool; false for everything else. */
  is_foreign_chat: boolean
}
