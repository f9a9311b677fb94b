import {
  IconAlertTriangle,
  IconCheck,
  IconEqual,
  IconFileUnknown,
  IconLoader,
} from '@tabler/icons-react'
import type { FileState } from '#shared/export-files'

type Words = {
  label: string
  /** What it means, as a sentence. */
  about: string
  icon: typeof IconCheck
}

/** How the state of an export file reads. */
export const FILE_STATE_WORDS: Record<FileState, Words> = {
  damaged: {
    label: 'Damaged',
    about: 'Something of the file could not be read. Every whole message is in the archive.',
    icon: IconAlertTriangle,
  },
  foreign: {
    label: 'Not read',
    about: 'This is no JSON export of DiscordChatExporter; nothing of it is in the archive.',
    icon: IconFileUnknown,
  },
  reading: {
    label: 'Not finished',
    about: 'An ingest is reading the file, or stopped in it. Ingest it again to go on from there.',
    icon: IconLoader,
  },
  ingested: {
    label: 'Came in',
    about: 'All of the file is in the archive.',
    icon: IconCheck,
  },
  same: {
    label: 'Same as another',
    about: 'Byte for byte a file that is in the archive already; it adds nothing.',
    icon: IconEqual,
  },
}
