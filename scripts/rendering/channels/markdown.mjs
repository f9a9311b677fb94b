import { one } from '../dce.mjs'

/** @type {import('../dce.mjs').Channel} */
export const markdown = {
  number: 1,
  name: 'markdown',
  topic: 'Everything that Discord makes of marks in text',
  cases: [
    one('Styles', {
      key: 'styles',
      content: 'Plain, **bold**, *italic*, _italic_, __underlined__, ~~struck~~ and `code`.',
    }),
    one(
      'Styles in each other',
      '***bold italic*** __**bold underlined**__ __*italic underlined*__ ~~__**all of it**__~~',
    ),
    one(
      'Escaped marks',
      '\\*not italic\\* \\_not\\_ \\`not code\\` \\|\\|not hidden\\|\\| \\# and \\\\',
    ),
    one(
      'Marks that mean nothing',
      '2 * 3 * 4, snake_case_name, a ~ b, 5 > 3, #42, C:\\temp, ¯\\\\_(ツ)_/¯',
    ),
    one('Headings', '# First\n## Second\n### Third\n#### not a heading\nText below'),
    one('Subtext', 'The number stands.\n-# Measured on a calm day, *twice*'),
    one('Bullets', '- one\n- two\n  - two and a half\n  - **bold**\n    - deeper\n* three'),
    one('Numbers', '1. one\n2. two\n   1. two and a half\n10. ten\n999. many'),
    one('Quote', '> A line that was said\n> and another with **bold**\nand the answer'),
    one('Quote to the end', '>>> Everything\nfrom here on\n\nbelongs to it'),
    one('Quote with a list and code', '> - first\n> - second\n> `tide -n`'),
    one('Spoilers', 'The captain is ||Ana **Lee** and `nobody` else||, or ||not||.'),
    one(
      'Links',
      'https://example.com/tides?from=1&to=2 and <https://example.com/quiet> and [the tables](https://example.com/tables) and [**bold** words](https://example.com/b "with a title").',
    ),
    one(
      'A masked link that looks like another',
      '[https://example.com/login](https://example.net/elsewhere) leads elsewhere.',
    ),
    one('Not links', 'javascript:alert(1) file:///etc/passwd [x](javascript:alert(1)) example.com'),
    one(
      'A link in brackets and with a dot',
      '(see https://example.com/a_(b)). Also https://example.com/end.',
    ),
    one('Address and number', '<mailto:ana@example.com> <tel:+4312345678>'),
    one('Inline code', 'Run `npm test`, or ``code with a ` in it``, or `  spaced  `.'),
    one('A block without a language', '```\n  two spaces stay\n\ttabs too\n**no bold**\n```'),
    one(
      'A block of TypeScript',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a message
      'Look:\n```ts\n// The tide at an hour\nexport function tide(hour: number): string {\n  const height = 2.5 * Math.sin(hour / 6)\n  return `${height.toFixed(1)} m`\n}\n```\nand tell me.',
    ),
    one(
      'A block of Python',
      '```py\nimport math\n\ndef tide(hour: float) -> float:\n    """Metres above the mean."""\n    return 2.5 * math.sin(hour / 6)  # rough\n```',
    ),
    one(
      'A block of JSON',
      '```json\n{ "port": "Harbour", "depth": 4.5, "open": true, "ships": null }\n```',
    ),
    one('A diff', '```diff\n- the old berth\n+ the new berth\n  the same pier\n```'),
    one('A shell', '```bash\nfor f in *.log; do\n  grep -c "storm" "$f" | sort -n\ndone\n```'),
    one(
      'SQL',
      "```sql\nselect name, count(*) as n from ships where flag = 'AT' group by 1 -- busiest\n```",
    ),
    one('An unknown language', '```harbourscript\nmoor ship at berth 4\n```'),
    one('A block on one line', '```just this```'),
    one('A block that nobody closed', '```js\nlet open = true'),
    one(
      'Times',
      '<t:1741003200> <t:1741003200:t> <t:1741003200:T> <t:1741003200:d> <t:1741003200:D> <t:1741003200:f> <t:1741003200:F> <t:1741003200:R>',
    ),
    one('A time out of range', '<t:99999999999999:f>'),
    one(
      'All together',
      '# Watch plan\n> *Draft* by ||nobody||\n1. **Ana** takes `06:00`\n   - with [the tables](https://example.com/tables)\n2. ~~Bo~~ rests\n-# Changes until noon',
    ),
    one(
      'A long message',
      'The tide tables that hang beside the door were printed in a year when nobody yet thought of moving the pier, and so every height in them is off by the same four centimetres, which does not matter to a rowing boat and matters a great deal to a barge. '.repeat(
        3,
      ),
    ),
  ],
}
