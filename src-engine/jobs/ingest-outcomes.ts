import type { IngestedFile, JobNote } from '#shared/job'
import type { KnownFile } from '../archive/write'
import { noteSentence } from '../dce/notes'
import type { FileEnd, ParseNote } from '../dce/parsed'
import type { FoundFile } from '../sources/source'

/* What an ingest says of a file, as plain values. */

/** In a folder, JSON is meant as an export until it turns out otherwise; other files when they hold chats. */
export function mayBeMeant(path: string, end: FileEnd): boolean {
  return end.is_foreign_chat || /\.json$/i.test(path)
}

/** True when the file on disk has the size and time that the archive remembers. */
export function isSameStamp(known: KnownFile, found: FoundFile): boolean {
  return (
    known.size_bytes === found.size_bytes &&
    Date.parse(known.modified_at) === Date.parse(found.modified_at)
  )
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
  return { ...note, file: path, message: noteSentence(note.code) }
}
