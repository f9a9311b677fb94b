import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { API, type CallName } from '#shared/api'
import type { Bucket } from '#shared/bucket'
import { bucketsOf, CALLS_WITH_BUCKETS, type HostAnswer, openHostBook } from './hosts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hosts-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

const BUCKET: Bucket = {
  endpoint: 'https://minio.local',
  region: 'us-east-1',
  bucket: 'exports',
  prefix: '',
  path_style: true,
  credentials: 'stored',
  profile: null,
}

/** A book whose person answers as told; `asked` are the hosts of the questions. */
function book(...answers: HostAnswer[]) {
  const asked: string[] = []
  const hosts = openHostBook(dir, async (_bucket, host) => {
    asked.push(host)
    return answers.shift() ?? 'no'
  })
  return { hosts, asked }
}

it('asks once a run for a bucket, whatever prefix and keys', async () => {
  const { hosts, asked } = book('once')
  await Promise.all([hosts.allow([BUCKET]), hosts.allow([{ ...BUCKET, prefix: 'a/' }])])
  await hosts.allow([{ ...BUCKET, credentials: 'anonymous' }])
  expect(asked).toEqual(['minio.local'])
  const next = book('no')
  await expect(next.hosts.allow([BUCKET])).rejects.toMatchObject({ code: 'cancelled' })
})

it('asks again for another host, bucket or way to the host', async () => {
  const { hosts, asked } = book('once', 'once', 'once', 'once')
  await hosts.allow([BUCKET])
  await hosts.allow([
    { ...BUCKET, endpoint: 'https://evil.example' },
    { ...BUCKET, bucket: 'others' },
    { ...BUCKET, path_style: false },
  ])
  expect(asked).toEqual(['minio.local', 'evil.example', 'minio.local', 'exports.minio.local'])
})

it('remembers a lasting yes, and no no', async () => {
  const { hosts, asked } = book('no', 'always')
  await expect(hosts.allow([BUCKET])).rejects.toMatchObject({ code: 'cancelled' })
  await hosts.allow([BUCKET])
  expect(asked).toHaveLength(2)
  const next = book()
  await next.hosts.allow([BUCKET])
  expect(next.asked).toEqual([])
})

it('knows every call that makes the app speak to a bucket', () => {
  const withBuckets = Object.entries(API)
    .filter(([, spec]) => spec.host === 'engine')
    .filter(([, spec]) => /"buckets?":/.test(JSON.stringify(z.toJSONSchema(spec.input))))
    .map(([name]) => name as CallName)
  expect(withBuckets.sort()).toEqual([...CALLS_WITH_BUCKETS].sort())
  expect(bucketsOf('buckets.check', { bucket: BUCKET })).toEqual([BUCKET])
  const params = { paths: [], buckets: [BUCKET, BUCKET] }
  expect(bucketsOf('jobs.start', { kind: 'ingest', params })).toHaveLength(2)
  expect(bucketsOf('jobs.start', { kind: 'sample', params: {} })).toEqual([])
})
