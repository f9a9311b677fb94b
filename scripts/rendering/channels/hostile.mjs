import { one } from '../dce.mjs'
import { people } from '../people.mjs'

const OVERRIDE = '\u202E'
const zalgo = (/** @type {string} */ word) =>
  Array.from(
    word,
    (sign) => sign + '\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307'.repeat(4),
  ).join('')

/** @type {import('../dce.mjs').Channel} */
export const hostile = {
  number: 10,
  name: 'hostile',
  topic: 'Texts and names that try to be more than text',
  cases: [
    one(
      'Markup',
      '<img src=x onerror=alert(1)><script>alert(2)</script><style>*{display:none}</style> &lt;b&gt;',
    ),
    one(
      'Addresses that run something',
      '[click](javascript:alert(1)) [here](data:text/html,x) <vbscript:x> [a](https://e.example"onclick=x)',
    ),
    one('Marks without an end', `${'*_~|`>['.repeat(60)} stays as it is typed`),
    one('Styles in styles, forty deep', `${'**_~~'.repeat(40)}deep${'~~_**'.repeat(40)}`),
    one('A right-to-left override', {
      content: `Read ${OVERRIDE}this backwards`,
      timestampEdited: '2025-03-04T10:00:00+00:00',
    }),
    one(
      'An override in an address',
      `https://example.com/${OVERRIDE}gpj.exe and ${OVERRIDE}[safe](https://example.net)`,
    ),
    one(
      'Marks upon marks on letters',
      `${zalgo('high')} stays in its line`,
      'and leaves this one alone',
    ),
    one('A word without an end', 'w'.repeat(300)),
    one('Invisible signs', 'a\u200Bb\u200Dc\u2060d\uFEFFe\u00ADf and \u0007 and \u0000.'),
    one('Longer than Discord allows', `${'All work and no play. '.repeat(300)}**no marks**`),
    one('A name that tries the same', {
      author: {
        ...people.eli,
        id: '1345000000000080031',
        nickname: `<b>${OVERRIDE}Eve</b> ${zalgo('Z')}`,
      },
      content: 'Who am I?',
    }),
    one('An id out of range', '<@99999999999999999999> <#0> <:x:99999999999999999999>'),
  ],
}
