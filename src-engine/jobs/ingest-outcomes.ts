import type { IngestedFile, JobNote } from '#shared/job'
import { isSameStamp, type KnownFile } from '../archive/write'
import { noteSentence } from '../dce/notes'
import type { FileEnd, ParseNote } from '../dce/parsed'
import { isOfOtherTool } from '../dce/sniff'
import type { FoundFile } from '../sources/source'

/* What an ingest says of a file, as plain values. */

/** What is said of a file that no format is known of. */
export const NOT_DCE = 'This is not a DiscordChatExporter JSON export.'

/**
 * True when it should be told that a file turned out to be no export: JSON is meant as one, other files when they hold
 * chats. An attachment among an export's pictures, or a text or page that only lies there, is no news.
 */
export function isNews(found: FoundFile, end: FileEnd): boolean {
  return !found.in_assets && (end.is_foreign_chat || /\.json(\.gz)?$/i.test(found.path))
}

/**
 * How a file ends that need not be read again; null when it must be. What only could not be opened may open now, and
 * a file that the user points at is looked at again: this version may read more of it.
 */
export function settledFile(found: FoundFile, known: KnownFile): IngestedFile | null {
  if (!isSameStamp(known, found)) return null
  if (known.state === 'ingested') return unchangedFile(found, known)
  if (found.is_given || known.notes.some(({ code }) => code === 'unreadable')) return null
  if (known.state !== 'damaged' && known.state !== 'foreign') return null
  return {
    ...unchangedFile(found, known),
    state: known.state,
    notes: known.notes.map((note) => jobNote(found.path, note)),
  }
}

/** A file that was found and not yet read. */
export function waitingFile(found: FoundFile): IngestedFile {
  return {
    path: found.path,
    state: 'waiting',
    guild_name: null,
    channel_name: null,
    era: null,
    bytes: found.size_bytes,
    messages: 0,
    notes: [],
  }
}

/** A file whose content the archive holds already, told as it was when it came in. */
export function unchangedFile(found: FoundFile, known: KnownFile): IngestedFile {
  return {
    path: found.path,
    state: 'unchanged',
    guild_name: known.guild_name,
    channel_name: known.channel_name,
    era: known.era,
    bytes: found.size_bytes,
    messages: known.read_messages,
    notes: [],
  }
}

/** A note of the parser as the job tells it: with the file, and as a sentence. */
export function jobNote(path: string, note: ParseNote): JobNote {
  const { code, byte_offset, count, message = noteSentence(code) } = note
  return { file: path, code, message, byte_offset, count }
}

/**
 * A note as the job tells it. Chats of another tool that lie in a folder are told once for the folder, with their
 * number: a data package is thousands of files. `folders` = the paths given, whole; a file given by itself is none.
 */
export function folded(note: JobNote, folders: readonly string[]): JobNote {
  const { file } = note
  if (file === null || !isOfOtherTool(note.message)) return note
  const folder = folders.find(
    (each) => file.startsWith(each) && /[\\/]/.test(file.charAt(each.length)),
  )
  return folder === undefined ? note : { ...note, file: folder }
}
