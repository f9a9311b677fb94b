import { sniffEncoding } from './encoding'

/** A format that is not DCE's JSON, one sentence on what to do, and whether it holds chats at all. */
export type ForeignFormat = { format: ForeignName; message: string; is_chat: boolean }

const AGAIN = 'Export the channel again as JSON to read it here.'

const FORMATS = {
  dce_html: `This is DiscordChatExporter's HTML. ${AGAIN}`,
  dce_csv: `This is DiscordChatExporter's CSV. ${AGAIN}`,
  dce_txt: `This is DiscordChatExporter's plain text. ${AGAIN}`,
  html: 'This is a web page, not a DiscordChatExporter JSON export.',
  data_package:
    "This is part of Discord's own data package, which contains only your own messages and cannot be read yet.",
  dht: 'This is a Discord History Tracker database, which cannot be read yet.',
  dht_legacy: 'This is an old Discord History Tracker file, which cannot be read yet.',
  api_dump: 'This is a raw dump of the Discord API, not a DiscordChatExporter export.',
  zip: 'This is a zip archive. Unpack it and add the folder.',
  tar: 'This is a tar archive. Unpack it and add the folder.',
  seven_zip: 'This is a 7z archive. Unpack it and add the folder.',
  rar: 'This is a RAR archive. Unpack it and add the folder.',
  packed:
    'This is compressed in a way that cannot be read here (xz, bzip2 or Zstandard). Unpack it and add what comes out.',
  no_header: 'This export lacks its guild or channel, so its messages belong nowhere.',
  empty: 'The file is empty.',
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

const NOT_CHATS: ReadonlySet<ForeignName> = new Set(['html', 'empty', 'json', 'unknown'])

/** What is known of a foreign format. */
export function foreignFormat(format: ForeignName): ForeignFormat {
  return { format, message: FORMATS[format], is_chat: !NOT_CHATS.has(format) }
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
  const magic = Buffer.from(start.subarray(0, 16)).toString('latin1')
  if (start.length === 0) return foreignFormat('empty')
  if (magic.startsWith('SQLite format 3\0')) return foreignFormat('dht')
  const archive = ARCHIVES.find(([bytes]) => magic.startsWith(bytes))
  if (archive !== undefined) return foreignFormat(archive[1])
  if (Buffer.from(start.subarray(257, 262)).toString('latin1') === 'ustar') {
    return foreignFormat('tar')
  }
  const text = textOf(start)
  const trimmed = text.trimStart()
  if (trimmed === '') return foreignFormat('empty')
  if (/^<(?:!doctype|html|!--)/i.test(trimmed)) {
    const isDce = /chatlog__|class="?preamble|Exported \d+ message/.test(text)
    return foreignFormat(isDce ? 'dce_html' : 'html')
  }
  if (/^"?AuthorID"?,"?Author"?,"?Date"?,"?Content"?/.test(trimmed)) return foreignFormat('dce_csv')
  if (/^ID,Timestamp,Contents,Attachments/.test(trimmed)) return foreignFormat('data_package')
  if (/^={62}\s+Guild: /.test(trimmed)) return foreignFormat('dce_txt')
  if (trimmed[0] === '{') return foreignFormat(sniffObject(trimmed))
  if (trimmed[0] === '[') return foreignFormat(sniffArray(trimmed))
  return foreignFormat('unknown')
}

function sniffObject(text: string): ForeignName {
  if (/^\{\s*"meta"\s*:\s*\{\s*"(?:users|userindex|servers)"/.test(text)) return 'dht_legacy'
  if (/^\{\s*"messages"\s*:\s*\[\s*\{\s*"id"/.test(text)) return 'no_header'
  if (/^\{\s*"\d{15,20}"\s*:\s*(?:"|null)/.test(text)) return 'data_package'
  if (/^\{\s*"id"\s*:\s*"?\d{15,20}"?[\s\S]{0,400}"(?:recipients|guild)"\s*:/.test(text)) {
    return 'data_package'
  }
  return 'json'
}

function sniffArray(text: string): ForeignName {
  if (/^\[\s*\{\s*"ID"\s*:/.test(text)) return 'data_package'
  const hasApiKeys = /"channel_id"\s*:/.test(text) && /"(?:author|username)"\s*:/.test(text)
  return hasApiKeys ? 'api_dump' : 'json'
}
