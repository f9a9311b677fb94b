import { expect, it } from 'vitest'
import { changed, formOf, hostOf, readForm, remembered } from './bucket-form'

const OWN = { ...formOf(null), endpoint: 'minio.local:9000/', bucket: 'exports' }

it('reads the fields as a bucket', () => {
  expect(readForm({ ...OWN, prefix: 'a b/', region: ' auto ' })).toEqual({
    bucket: {
      endpoint: 'https://minio.local:9000',
      region: 'auto',
      bucket: 'exports',
      prefix: 'a b/',
      path_style: true,
      credentials: 'stored',
      profile: null,
    },
    problems: {},
  })
})

it('takes no endpoint for AWS, where the name stands in the host', () => {
  const form = { ...formOf(null), bucket: 'exports', region: 'eu-central-1' }
  expect(readForm(form).bucket).toMatchObject({ endpoint: null, path_style: false })
  expect(hostOf(form)).toBe('exports.s3.eu-central-1.amazonaws.com')
  expect(hostOf(OWN)).toBe('minio.local:9000')
  expect(hostOf({ ...OWN, path_style: false })).toBe('exports.minio.local:9000')
  expect(hostOf(formOf(null))).toBeNull()
})

it('says which field is wrong', () => {
  const wrong = { ...OWN, endpoint: 'https://id:key@host', bucket: 'a/b', region: 'x/y' }
  const { bucket, problems } = readForm({ ...wrong, prefix: 'p'.repeat(2000) })
  expect(bucket).toBeNull()
  expect(Object.keys(problems).sort()).toEqual(['bucket', 'endpoint', 'prefix', 'region'])
})

it('splits a pasted address', () => {
  expect(changed(OWN, { bucket: ' s3://others/a b/' })).toMatchObject({
    bucket: 'others',
    prefix: 'a b/',
  })
  expect(changed(OWN, { bucket: 'others' })).toMatchObject({ bucket: 'others', prefix: '' })
})

it('takes a profile only where keys come from the environment', () => {
  expect(readForm({ ...OWN, profile: 'work' }).bucket?.profile).toBeNull()
  const form = { ...OWN, credentials: 'environment', profile: ' work ' } as const
  expect(readForm(form).bucket?.profile).toBe('work')
  expect(readForm({ ...form, profile: ' ' }).bucket?.profile).toBeNull()
})

it('gives a bucket back as it was', () => {
  const { bucket } = readForm({ ...OWN, path_style: false })
  expect(bucket && readForm(formOf(bucket)).bucket).toEqual(bucket)
})

it('remembers a bucket once for each prefix, the last one first', () => {
  const { bucket: first } = readForm(OWN)
  const { bucket: second } = readForm({ ...OWN, prefix: 'a/' })
  if (!first || !second) throw new Error('no bucket')
  const again = { ...first, credentials: 'anonymous' } as const
  expect(remembered(remembered([first], second), again)).toEqual([again, second])
})
