import { plural, t } from '@lingui/core/macro'
import type { ExportFileRow } from '#shared/export-files'
import { formatCount } from '../../ui/format'
import type { TimeFormat } from '../../ui/time-format'

/** The time from the first to the last message: one day, or two; a dash when there is none. */
export function heldWords(
  { first_message_at, last_message_at }: ExportFileRow,
  time: TimeFormat,
): string {
  if (first_message_at === null || last_message_at === null) return '–'
  return spanWords(time.day(first_message_at), time.day(last_message_at))
}

/** What the export was asked for; null when it was asked for everything. */
export function askedWords(
  { after_at, before_at }: ExportFileRow,
  time: TimeFormat,
): string | null {
  if (after_at !== null && before_at !== null) {
    return t`asked for ${spanWords(time.day(after_at), time.day(before_at))}`
  }
  if (after_at !== null) return t`asked for after ${time.day(after_at)}`
  return before_at === null ? null : t`asked for before ${time.day(before_at)}`
}

/** The time that the export was asked for, alone; null when it was asked for everything. */
export function askedTime({ after_at, before_at }: ExportFileRow, time: TimeFormat): string | null {
  if (after_at !== null && before_at !== null) {
    return spanWords(time.day(after_at), time.day(before_at))
  }
  if (after_at !== null) return t`after ${time.day(after_at)}`
  return before_at === null ? null : t`before ${time.day(before_at)}`
}

function spanWords(from: string, to: string): string {
  return from === to ? from : `${from} – ${to}`
}

/** What the file itself says it holds, where that is something else; null when both agree or it says nothing. */
export function declaredWords({ messages, declared_messages }: ExportFileRow): string | null {
  return declared_messages === null || declared_messages === messages
    ? null
    : t`it says ${formatCount(declared_messages)}`
}

/** How much is to be read of a file, for its button: `1 note`. */
export function noteWords({ notes }: ExportFileRow): string {
  return plural(notes.length, { one: '# note', other: '# notes' })
}

/** What a version range of DCE means; null for a file without one. */
export function eraWords(era: string | null): string | null {
  if (era === null) return null
  const version = era.replace(/\+$/, '')
  return version === '2.18'
    ? t`Written by DiscordChatExporter 2.18 or newer. The file names no version; nothing in it points to a newer one.`
    : t`Written by DiscordChatExporter ${version} or newer: the file names no version, but it has fields that came with ${version}.`
}
