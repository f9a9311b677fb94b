import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type ForeignName, foreignFormat, sniffForeign } from './sniff'

/** Beginnings as the tools write them. */
const SAMPLES: [ForeignName, string][] = [
  [
    'dce_html',
    '<!DOCTYPE html><html lang=en><head><title>Guild - general</title><meta charset=utf-8><style>.preamble{display:grid}</style><body><div class=preamble><div class=preamble__entry>Guild</div></div><div class=chatlog><div class=chatlog__message-group><div id=chatlog__message-container-866674314627121232 data-message-id=866674314627121232>',
  ],
  [
    'dce_html',
    '<!-- saved --><!DOCTYPE html>\n<html lang="en">\n<div class="preamble">\n<div class="postamble__entry">Exported 1,204 message(s)</div>',
  ],
  ['html', '<html><body>hello'],
  [
    'chat_exporter',
    '<!DOCTYPE html><html lang="en"><!-- https://github.com/mahtoid/DiscordChatExporterPy --><div class="chatlog__message-group">',
  ],
  ['chat_analytics', '<!DOCTYPE html><html><head><title>My guild - Chat Analytics</title>'],
  [
    'dce_csv',
    '"AuthorID","Author","Date","Content","Attachments","Reactions"\r\n"1","a#1","2020-01-01T00:00:00","=1+1","",""',
  ],
  ['dce_csv', 'AuthorID,Author,Date,Content,Attachments,Reactions\n"1","a"'],
  [
    'dce_txt',
    `${'='.repeat(62)}\r\nGuild: X\r\nChannel: Talk / general\r\n${'='.repeat(62)}\r\n\r\n[01-Jan-20 12:00 AM] ann\r\nhello\r\n`,
  ],
  [
    'dce_cut',
    '{\n  "guild": {\n    "id": "1",\n    "name": "G"\n  },\n  "channel": {\n    "id": "2"',
  ],
  ['no_header', '{"messages": [{"id": "1", "type": "Default"}]}'],
  ['no_header', '{"guild": 613425648685547541, "channel": {"id": "1"}, "messages": []}'],
  ['data_package', 'ID,Timestamp,Contents,Attachments\n1088,2023-03-24 10:00:00,hi,'],
  [
    'data_package',
    '[{"ID": 1088000000000000001, "Timestamp": "2023-03-24 10:00:00", "Contents": "y"}]',
  ],
  ['data_package', '{"123456789012345678": "general in Guild", "223456789012345678": null}'],
  [
    'data_package',
    '{"id": "123456789012345678", "type": "GUILD_TEXT", "name": "general", "guild": {"id": "1", "name": "G"}}',
  ],
  ['data_package', '{"id": "123456789012345678", "type": 1, "recipients": ["1", "2"]}'],
  [
    'data_package',
    '{"id": "123456789012345678", "username": "ann", "email": "a@x.example", "premium_until": null}',
  ],
  ['dht', 'SQLite format 3\0\u0010\0'],
  ['dht_legacy', '{"meta":{"users":{"1":{"name":"a"}},"userindex":["1"],"servers":[]},"data":{}}'],
  [
    'api_dump',
    '[{"id":"1","type":0,"content":"hi","channel_id":"2","author":{"id":"3","username":"x"},"attachments":[],"timestamp":"2023-01-01T00:00:00.000000+00:00"}]',
  ],
  ['api_dump', '{"messages_total": 1, "data": [{"channel_id": "2", "author": {"username": "x"}}]}'],
  [
    'api_dump',
    '{"id":"1","channel_id":"2","author":{"username":"x"}}\n{"id":"2","channel_id":"2"}',
  ],
  [
    'day_archive',
    '[{"author": "ann#0001", "category": "Talk", "parent": "general", "content": "hi", "created_at": "2022-01-01T00:00:00", "attachments": []}]',
  ],
  ['zip', 'PK\u0003\u0004'],
  ['seven_zip', '7z\u00BC\u00AF\u0027\u001C'],
  ['packed', 'BZh9'],
  ['lfs_pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 1\n'],
  ['empty', ''],
  ['empty', ' \n'],
  ['blank', '\0\0\0\0\0\0\0\0'],
  ['json', '{"a": 1}'],
  ['json', '[1, 2]'],
  ['unknown', 'hello'],
]

test.each(SAMPLES)('%s is recognised in %j', (format, text) => {
  const foreign = sniffForeign(Buffer.from(text, 'latin1'))
  expect(foreign.format).toBe(format)
})

test('a real database of Discord History Tracker is recognised, and UTF-16 is read as text', () => {
  const dht = join(process.cwd(), 'fixtures/dce/siblings/dht_empty_schema-v11.dht')
  expect(sniffForeign(readFileSync(dht).subarray(0, 16_384)).format).toBe('dht')
  const csv = Buffer.from('\uFEFFAuthorID,Author,Date,Content', 'utf16le')
  expect(sniffForeign(csv).format).toBe('dce_csv')
})

test('each format has one or two sentences that say what it is, and chats what to do', () => {
  for (const format of new Set(SAMPLES.map(([name]) => name))) {
    const { message, is_chat } = foreignFormat(format)
    expect(message).toMatch(/^[A-Z].*\.$/)
    if (is_chat) expect(message).toMatch(/xport|keep the file|npack|pull|Add the/)
  }
})
