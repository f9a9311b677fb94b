import { join } from 'node:path'
import { z } from 'zod'
import {
  BucketKeys,
  BucketPlace,
  isSamePlace,
  type StoredKey,
  type StoredKeys,
} from '#shared/bucket'
import { AppError } from '#shared/errors'
import { jsonFile } from './json-file'

/** What the system offers to encrypt with; Electron's safeStorage, or a stand-in. */
export type Encryption = {
  /** Why nothing can be kept; null when it can. */
  refusal(): string | null
  encrypt(text: string): Buffer
  /** Throws when the system's own key is another one than at encryption. */
  decrypt(bytes: Buffer): string
}

/** The keys of buckets: in the profile folder, readable with the system's keychain only, or in memory. */
export type BucketKeyStore = {
  /** Takes the place of the key that the bucket had; throws `invalid_input` when it cannot be kept. */
  store(place: BucketPlace, keys: BucketKeys, keep: StoredKey['kept']): StoredKeys
  forget(place: BucketPlace): StoredKeys
  /** Never tells a secret, and does not open the keychain. */
  list(): StoredKeys
  /** null when none is kept; throws `not_found` when it cannot be decrypted any more. */
  read(place: BucketPlace): BucketKeys | null
}

/** `sealed` holds the place too: an entry that was given another place by hand opens nothing there. */
const Entry = BucketPlace.extend({ access_key_id: z.string(), sealed: z.string() })
type Entry = z.infer<typeof Entry>
const Sealed = BucketPlace.extend(BucketKeys.shape)

/** Opens the keys of a profile folder; a damaged file counts as none. */
export function openBucketKeys(userDataDir: string, encryption: Encryption): BucketKeyStore {
  const path = join(userDataDir, 'bucket-keys.json')
  const file = jsonFile<Entry[]>(path, z.array(Entry), [], { isPrivate: true })
  let kept = file.read()
  let session: (BucketPlace & BucketKeys)[] = []

  function list(): StoredKeys {
    const reason = encryption.refusal()
    return {
      keys: [
        ...session.map((key): StoredKey => ({ ...publicPart(key), kept: 'session' })),
        ...kept.map((key): StoredKey => ({ ...publicPart(key), kept: 'keychain' })),
      ],
      can_encrypt: reason === null,
      reason,
    }
  }

  function drop(place: BucketPlace): void {
    session = session.filter((key) => !isSamePlace(key, place))
    const others = kept.filter((key) => !isSamePlace(key, place))
    if (others.length === kept.length) return
    kept = others
    file.write(kept)
  }

  return {
    list,
    store({ endpoint, bucket }, { access_key_id, secret_access_key }, keep) {
      const key = { endpoint, bucket, access_key_id, secret_access_key }
      const reason = encryption.refusal()
      if (keep === 'keychain' && reason !== null) throw new AppError('invalid_input', reason)
      drop(key)
      if (keep === 'session') session = [...session, key]
      else {
        const sealed = encryption.encrypt(JSON.stringify(key)).toString('base64')
        kept = [...kept, { endpoint, bucket, access_key_id, sealed }]
        file.write(kept)
      }
      return list()
    },
    forget(place) {
      drop(place)
      return list()
    },
    read(place) {
      const own = session.find((key) => isSamePlace(key, place))
      if (own) return secretPart(own)
      const entry = kept.find((key) => isSamePlace(key, place))
      if (!entry) return null
      const opened = openSealed(entry, encryption)
      if (opened === null || !isSamePlace(opened, place)) {
        throw new AppError(
          'not_found',
          'The key kept for this bucket cannot be decrypted any more: the system has another keychain now. Type it in again.',
        )
      }
      return secretPart(opened)
    },
  }
}

function publicPart({ endpoint, bucket, access_key_id }: BucketPlace & { access_key_id: string }) {
  return { endpoint, bucket, access_key_id }
}

function secretPart({ access_key_id, secret_access_key }: BucketKeys): BucketKeys {
  return { access_key_id, secret_access_key }
}

function openSealed(entry: Entry, encryption: Encryption): z.infer<typeof Sealed> | null {
  try {
    const text = encryption.decrypt(Buffer.from(entry.sealed, 'base64'))
    return Sealed.parse(JSON.parse(text))
  } catch {
    return null
  }
}
