import { expect, it } from 'vitest'
import { Bucket, bucketHost, bucketUrl, isBucketUrl, normalEndpoint, parseS3Url } from './bucket'
import { JOB_PARAMS } from './job'

const BUCKET: Bucket = {
  endpoint: null,
  region: 'eu-central-1',
  bucket: 'exports',
  prefix: '',
  path_style: false,
  credentials: 'environment',
  profile: null,
}

it.each([
  ['minio.local:9000', 'https://minio.local:9000'],
  [' HTTP://Minio.Local:9000/ ', 'http://minio.local:9000'],
  ['https://abc.supabase.co/storage/v1/s3/', 'https://abc.supabase.co/storage/v1/s3'],
  ['http://[::1]:9000', 'http://[::1]:9000'],
  ['https://key:secret@host', null],
  ['https://host?token=1', null],
  ['ftp://host', null],
  ['https://', null],
  ['', null],
])('reads the endpoint %j as %j', (typed, endpoint) => {
  expect(normalEndpoint(typed)).toBe(endpoint)
})

it.each([
  [{ region: 'x.evil.com/' }],
  [{ bucket: 'arn:aws:s3:::other' }],
  [{ bucket: 'a/b' }],
  [{ bucket: '' }],
  [{ endpoint: 'https://user@host' }],
  [{ endpoint: 'https://host/' }],
])('refuses %j', (change) => {
  expect(Bucket.safeParse({ ...BUCKET, ...change }).success).toBe(false)
})

it('drops a secret that came along', () => {
  const params = { buckets: [{ ...BUCKET, secret_access_key: 'x' }] }
  expect(JOB_PARAMS.ingest.parse(params)).toEqual({ paths: [], buckets: [BUCKET] })
})

it('wants something to ingest, and reads jobs from before there were buckets', () => {
  expect(JOB_PARAMS.ingest.safeParse({}).success).toBe(false)
  expect(JOB_PARAMS.ingest.parse({ paths: ['/a'] })).toEqual({ paths: ['/a'], buckets: [] })
})

it('names the host that is asked', () => {
  expect(bucketHost(BUCKET)).toBe('exports.s3.eu-central-1.amazonaws.com')
  expect(bucketHost({ ...BUCKET, region: 'cn-north-1', path_style: true })).toBe(
    's3.cn-north-1.amazonaws.com.cn',
  )
  const own = { ...BUCKET, endpoint: 'http://minio.local:9000/s3' }
  expect(bucketHost({ ...own, path_style: true })).toBe('minio.local:9000')
  expect(bucketHost(own)).toBe('exports.minio.local:9000')
})

it('names objects so that no two share a name', () => {
  expect(bucketUrl(BUCKET, 'a b/ü?.json')).toBe('s3://exports/a b/ü?.json')
  const own = { ...BUCKET, endpoint: 'http://minio.local:9000' }
  expect(bucketUrl(own, 'x.json')).toBe('s3+http://minio.local:9000/exports/x.json')
  expect(isBucketUrl(bucketUrl(own, 'x.json'))).toBe(true)
  expect(isBucketUrl('/home/s3://x')).toBe(false)
})

it('reads s3:// addresses', () => {
  expect(parseS3Url('s3://exports')).toEqual({ bucket: 'exports', prefix: '' })
  expect(parseS3Url('s3://exports/a b/?')).toEqual({ bucket: 'exports', prefix: 'a b/?' })
  expect(parseS3Url('s3://')).toBeNull()
  expect(parseS3Url('/s3')).toBeNull()
})
