import { expect, test } from 'vitest'
import type { JobSnapshot } from '#shared/job'
import type { FolderRow } from '#shared/sync'

// The window's client listens as soon as it is imported.
Object.assign(globalThis, { window: { binding: { onMessage: () => undefined } } })
const { folderWords, newsOf } = await import('./sync')

function job(id: number, messages: number, damaged: number, more: Partial<JobSnapshot> = {}) {
  return {
    id,
    kind: 'sync',
    title: 'Sync exports',
    state: 'done',
    result: {
      files: { found: 9, ingested: 1, unchanged: 8, damaged, foreign: 0 },
      messages: { new: messages, updated: 0, unchanged: 3 },
      guilds: 1,
      channels: 1,
      authors: 1,
      notes: [],
      bytes: 1,
      seconds: 1,
    },
    ...more,
  } as unknown as JobSnapshot
}

test('only what is new or newly damaged is news', () => {
  expect(newsOf(job(2, 12, 0), [])).toBe('Sync exports: 12 new messages came in.')
  expect(newsOf(job(2, 0, 0), [])).toBe(null)
  expect(newsOf(job(2, 0, 1), [])).toBe('Sync exports: 1 file could not be read whole.')
  expect(newsOf(job(2, 0, 1), [job(1, 3, 1)])).toBe(null)
  expect(newsOf(job(2, 0, 1), [job(1, 3, 1, { title: 'Sync more' })])).not.toBe(null)
  expect(newsOf(job(2, 1, 2), [job(1, 3, 1)])).toBe(
    'Sync exports: 1 new message came in, 2 files could not be read whole.',
  )
  expect(newsOf(job(2, 5, 0, { kind: 'ingest' }), [])).toBe(null)
  expect(newsOf(job(2, 5, 0, { state: 'running', result: null }), [])).toBe(null)
})

const folder: FolderRow = {
  sync_id: 1,
  path: '/exports',
  state: 'idle',
  is_polled: false,
  files: 3,
  last_ingested_at: '2025-01-01T00:00:00.000Z',
  last_checked_at: '2025-01-02T00:00:00.000Z',
  last_changed_at: null,
}

test('a folder says what it does', () => {
  const now = Date.parse('2025-01-03T00:00:00Z')
  expect(folderWords(folder, now)).toBe('In sync, looked yesterday')
  expect(folderWords({ ...folder, is_polled: true }, now)).toBe(
    'In sync, looked at every 30 seconds',
  )
  expect(folderWords({ ...folder, state: 'off' }, now)).toBe('3 files, read 2 days ago')
  expect(folderWords({ ...folder, state: 'missing' }, now)).toBe('Not there now')
})
