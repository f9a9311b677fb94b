import { one } from '../dce.mjs'
import { people } from '../people.mjs'

/** @param {string} content @param {Record<string, unknown>} [more] */
const edited = (content, more = {}) => ({ author: people.bo, content, ...more })

/** @type {Omit<import('../dce.mjs').Channel, 'cases'>} */
const channel = {
  number: 9,
  name: 'edits',
  topic: 'Two exports of one channel: what was changed between them, and what is missing',
}

/** Two exports of one channel. @type {import('../dce.mjs').Channel[]} */
export const edits = [
  {
    ...channel,
    exportedAt: '2025-03-20T12:00:00+00:00',
    cases: [
      one('Edited, with the older text', edited('The ferry leaves at five.')),
      one(
        'Edited before the first export',
        edited('At noon.', { timestampEdited: '2025-03-04T10:00:00+00:00' }),
      ),
      one(
        'Missing in the later export',
        edited('Nobody will read this.', { author: people.dev }),
        edited('But this.'),
      ),
    ],
  },
  {
    ...channel,
    file: 'edits-later',
    cases: [
      one(
        'Edited, with the older text',
        edited('The ferry leaves at **six**.', { timestampEdited: '2025-03-21T10:00:00+00:00' }),
      ),
      one(
        'Edited before the first export',
        edited('At noon.', { timestampEdited: '2025-03-04T10:00:00+00:00' }),
      ),
      one(
        'Missing in the later export',
        { ...edited('', { author: people.dev }), gone: true },
        edited('But this.'),
      ),
    ],
  },
]
