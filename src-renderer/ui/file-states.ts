import { t } from '@lingui/core/macro'
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
    label: t`Damaged`,
    about: t`Something of the file could not be read. Every whole message is in the archive.`,
    icon: IconAlertTriangle,
  },
  foreign: {
    label: t`Not read`,
    about: t`This is no JSON export of DiscordChatExporter; nothing of it is in the archive.`,
    icon: IconFileUnknown,
  },
  reading: {
    label: t`Not finished`,
    about: t`An ingest is reading the file, or stopped in it. Ingest it again to go on from there.`,
    icon: IconLoader,
  },
  ingested: {
    label: t`Came in`,
    about: t`All of the file is in the archive.`,
    icon: IconCheck,
  },
  same: {
    label: t`Same as another`,
    about: t`Byte for byte a file that is in the archive already; it adds nothing.`,
    icon: IconEqual,
  },
}
