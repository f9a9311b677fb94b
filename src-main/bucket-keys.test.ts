import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Encryption, openBucketKeys } from './bucket-keys'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'bucket-keys-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

/** Turns every bit around: unreadable by eye, and `password` tells whose keychain it is. */
function keychain(password = 1, refusal: string | null = null): Encryption {
  return {
    refusal: () => refusal,
    encrypt: (text) => Buffer.from([password, ...Buffer.from(text).map((byte) => byte ^ 0xff)]),
    decrypt: (bytes) => {
      if (bytes[0] !== password) throw new Error('another keychain')
      return Buffer.from(bytes.subarray(1).map((byte) => byte ^ 0xff)).toString()
    },
  }
}

const HERE = { endpoint: 'https://minio.local', bucket: 'exports' }
const THERE = { endpoint: 'https://other.local', bucket: 'exports' }
const KEYS = { access_key_id: 'AKIA1', secret_access_key: 'top-secret' }
const path = () => join(dir, 'bucket-keys.json')

describe('keys in the keychain', () => {
  it('come back in the next run, for their place only', () => {
    openBucketKeys(dir, keychain()).store(HERE, KEYS, 'keychain')
    const next = openBucketKeys(dir, keychain())
    expect(next.read(HERE)).toEqual(KEYS)
    expect(next.read(THERE)).toBeNull()
    expect(next.read({ ...HERE, bucket: 'others' })).toBeNull()
  })

  it('lie in a file that only the user can open, without a readable secret', () => {
    openBucketKeys(dir, keychain()).store(HERE, KEYS, 'keychain')
    expect(statSync(path()).mode & 0o777).toBe(0o600)
    expect(readFileSync(path(), 'utf8')).not.toContain('top-secret')
  })

  it('are listed without their secret', () => {
    const listed = openBucketKeys(dir, keychain()).store(HERE, KEYS, 'keychain')
    expect(listed).toEqual({
      keys: [{ ...HERE, access_key_id: 'AKIA1', kept: 'keychain' }],
      can_encrypt: true,
      reason: null,
    })
  })

  it('are replaced and forgotten', () => {
    const store = openBucketKeys(dir, keychain())
    store.store(HERE, KEYS, 'keychain')
    expect(store.store(HERE, { ...KEYS, access_key_id: 'AKIA2' }, 'keychain').keys).toMatchObject([
      { access_key_id: 'AKIA2' },
    ])
    expect(store.forget(HERE).keys).toEqual([])
    expect(readFileSync(path(), 'utf8')).toBe('[]\n')
    expect(openBucketKeys(dir, keychain()).read(HERE)).toBeNull()
  })

  it('open nothing at a place that somebody wrote into the file', () => {
    openBucketKeys(dir, keychain()).store(HERE, KEYS, 'keychain')
    writeFileSync(path(), readFileSync(path(), 'utf8').replace('minio.local', 'other.local'))
    expect(() => openBucketKeys(dir, keychain()).read(THERE)).toThrow(/Type it in again/)
  })

  it('say so when another keychain took over', () => {
    openBucketKeys(dir, keychain(1)).store(HERE, KEYS, 'keychain')
    const next = openBucketKeys(dir, keychain(2))
    expect(next.list().keys).toHaveLength(1)
    expect(() => next.read(HERE)).toThrow(/cannot be decrypted any more/)
  })
})

describe('without a keychain', () => {
  it('nothing is kept, and the reason is told', () => {
    const store = openBucketKeys(dir, keychain(1, 'There is no keyring.'))
    expect(() => store.store(HERE, KEYS, 'keychain')).toThrow('There is no keyring.')
    expect(store.list()).toEqual({ keys: [], can_encrypt: false, reason: 'There is no keyring.' })
    expect(store.read(HERE)).toBeNull()
  })

  it('a key for this session is used and never written', () => {
    const store = openBucketKeys(dir, keychain(1, 'There is no keyring.'))
    expect(store.store(HERE, KEYS, 'session').keys).toMatchObject([{ kept: 'session' }])
    expect(store.read(HERE)).toEqual(KEYS)
    expect(() => statSync(path())).toThrow()
    expect(openBucketKeys(dir, keychain()).read(HERE)).toBeNull()
  })

  it('a key for this session takes the place of the kept one', () => {
    const store = openBucketKeys(dir, keychain())
    store.store(HERE, KEYS, 'keychain')
    store.store(HERE, { ...KEYS, access_key_id: 'AKIA2' }, 'session')
    expect(store.read(HERE)?.access_key_id).toBe('AKIA2')
    expect(store.list().keys).toHaveLength(1)
  })
})
