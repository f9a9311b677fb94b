import { sniffEncoding } from './encoding'

/** A format that is not DCE's JSON, one sentence on what to do, and whether it holds chats at all. */
export type ForeignFormat = { format: ForeignName; message: string; is_chat: boolean }

const AGAIN = 'Export the channel again as JSON to read it here.'

const LATER = 'It cannot be read yet; keep the file.'

const FORMATS = {
  dce_html: `This is DiscordChatExporter's HTML. ${AGAIN}`,
  dce_csv: `This is DiscordChatExporter's CSV. ${AGAIN}`,
  dce_txt: `This is DiscordChatExporter's plain text. ${AGAIN}`,
  dce_cut: 'This export was cut off before its first message. Export the channel again.',
  chat_exporter: `This is HTML of chat-exporter, a library for bots, not of DiscordChatExporter. ${AGAIN}`,
  chat_analytics:
    'This is a report of chat-analytics. Add the exports that it was made from instead.',
  html: 'This is a web page, not a DiscordChatExporter JSON export.',
  data_package:
    "This is part of Discord's own data package, which contains only your own messages. Export the channels with DiscordChatExporter as JSON to read them here.",
  dht: `This is a Discord History Tracker database. ${LATER}`,
  dht_legacy: `This is an old Discord History Tracker file. ${LATER}`,
  api_dump: `This is a raw dump of the Discord API, as Discrub and other scripts write it. ${AGAIN}`,
  day_archive: `This is an archive of messages by the day, not a DiscordChatExporter export. ${AGAIN}`,
  zip: 'This is a zip archive. Unpack it and add the folder.',
  tar: 'This is a tar archive. Unpack it and add the folder.',
  seven_zip: 'This is a 7z archive. Unpack it and add the folder.',
  rar: 'This is a RAR archive. Unpack it and add the folder.',
  packed:
    'This is compressed in a way that cannot be read here (xz, bzip2 or Zstandard). Unpack it and add what comes out.',
  lfs_pointer: 'This only points to a file in Git LFS. Run "git lfs pull" where it comes from.',
  no_header:
    'This export lacks its guild or channel, and neither its name nor its messages tell them. Export the channel again.',
  empty: 'The file is empty.',
  blank:
    'The file holds nothing but zero bytes: its copy or its disk failed. Copy or export it again.',
  json: 'This is JSON, but not a DiscordChatExporter export.',
  unknown: 'This is not a DiscordChatExporter JSON export.',
} as const

/** A name of a recognised foreign format. */
export type ForeignName = keyof typeof FORMATS

/** The first bytes of files that may hold exports, but not as text. */
const ARCHIVES: readonly (readonly [bytes: string, format: ForeignName])[] = [
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['PK\x07\x08', 'zip'],
  ['7z\xBC\xAF\x27\x1C', 'seven_zip'],
  ['Rar!\x1A\x07', 'rar'],
  ['\xFD7zXZ\0', 'packed'],
  ['BZh', 'packed'],
  ['\x28\xB5\x2F\xFD', 'packed'],
]

const NOT_CHATS: ReadonlySet<ForeignName> = new Set(['html', 'empty', 'json', 'unknown', 'blank'])

/** What is known of a foreign format. */
export function foreignFormat(format: ForeignName): ForeignFormat {
  return { format, message: FORMATS[format], is_chat: !NOT_CHATS.has(format) }
}

const OTHER_TOOLS: ReadonlySet<string> = new Set(
  [
    ...(['dce_html', 'dce_csv', 'dce_txt', 'chat_exporter', 'data_package'] as const),
    ...(['dht', 'dht_legacy', 'api_dump', 'day_archive'] as const),
  ].map((format) => FORMATS[format]),
)

/** True for the sentence about a format that comes in many files at a time. */
export function isOfOtherTool(message: string): boolean {
  return OTHER_TOOLS.has(message)
}

/** The first bytes of a file as text, whatever its encoding. */
function textOf(start: Uint8Array): string {
  const { encoding, bom } = sniffEncoding(start)
  return new TextDecoder(encoding).decode(start.subarray(bom))
}

/**
 * Names the format of a file that did not turn out to be a DCE export, by its first bytes (16 KB are
 * enough) and never by its name.
 */
export function sniffForeign(start: Uint8Array): ForeignFormat {
  return foreignFormat(sniffMagic(start) ?? sniffText(textOf(start)))
}

function sniffMagic(start: Uint8Array): ForeignName | null {
  const magic = Buffer.from(start.subarray(0, 16)).toString('latin1')
  if (start.length === 0) return 'empty'
  if (magic.startsWith('SQLite format 3\0')) return 'dht'
  const archive = ARCHIVES.find(([bytes]) => magic.startsWith(bytes))
  if (archive !== undefined) return archive[1]
  if (Buffer.from(start.subarray(257, 262)).toString('latin1') === 'ustar') return 'tar'
  return start.every((byte) => byte === 0) ? 'blank' : null
}

function sniffText(text: string): ForeignName {
  const trimmed = text.trimStart()
  if (trimmed === '') return 'empty'
  if (/^<(?:!doctype|html|!--)/i.test(trimmed)) return sniffHtml(trimmed)
  if (/^"?AuthorID"?,"?Author"?,"?Date"?,"?Content"?/.test(trimmed)) return 'dce_csv'
  if (/^ID,Timestamp,Contents,Attachments/.test(trimmed)) return 'data_package'
  if (/^={62}\s+Guild: /.test(trimmed)) return 'dce_txt'
  if (trimmed.startsWith('version https://git-lfs.github.com/spec/')) return 'lfs_pointer'
  if (trimmed[0] === '{') return sniffObject(trimmed)
  if (trimmed[0] === '[') return sniffArray(trimmed)
  return 'unknown'
}

/** Attribute quotes are minified away by newer versions of DCE. */
function sniffHtml(text: string): ForeignName {
  if (/DiscordChatExporterPy|github\.com\/mahtoid/i.test(text)) return 'chat_exporter'
  if (/<title>[^<]*chat analytics/i.test(text)) return 'chat_analytics'
  return /chatlog__|class="?preamble|Exported [\d,.\s]+ message/.test(text) ? 'dce_html' : 'html'
}

function sniffObject(text: string): ForeignName {
  if (/^\{\s*"meta"\s*:\s*\{\s*"(?:users|userindex|servers)"/.test(text)) return 'dht_legacy'
  if (/^\{\s*"messages"\s*:\s*\[\s*\{\s*"id"/.test(text)) return 'no_header'
  if (/^\{\s*"guild"\s*:\s*(?:\d|\{\s*"id"[\s\S]*"channel"\s*:)/.test(text)) {
    return /"messages"\s*:/.test(text) ? 'no_header' : 'dce_cut'
  }
  // channel id → name, and the first keys of channel.json and user.json
  if (/^\{\s*"\d{15,20}"\s*:\s*(?:"|null)/.test(text)) return 'data_package'
  if (
    /^\{\s*"id"\s*:\s*"?\d{15,20}"?[\s\S]{0,400}"(?:recipients|guild|premium_until)"\s*:/.test(text)
  ) {
    return 'data_package'
  }
  return hasApiKeys(text) ? 'api_dump' : 'json'
}

function sniffArray(text: string): ForeignName {
  if (/^\[\s*\{\s*"ID"\s*:/.test(text)) return 'data_package'
  if (hasApiKeys(text)) return 'api_dump'
  const isByDay = /"created_at"\s*:/.test(text) && /"content"\s*:/.test(text)
  return isByDay && /"(?:parent|category)"\s*:/.test(text) ? 'day_archive' : 'json'
}

function hasApiKeys(text: string): boolean {
  return /"channel_id"\s*:/.test(text) && /"(?:author|username)"\s*:/.test(text)
}
