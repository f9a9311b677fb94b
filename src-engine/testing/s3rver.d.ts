declare module 's3rver' {
  import type { RequestListener } from 'node:http'

  /** The part of s3rver that the tests use; the package brings no types. */
  export default class S3rver {
    constructor(options: {
      silent: boolean
      directory: string
      vhostBuckets: boolean
      configureBuckets: { name: string }[]
    })
    configureBuckets(): Promise<void>
    callback(): RequestListener
  }
}
