import { resolve } from 'node:path'
import { Bucket, DEFAULT_REGION, normalEndpoint, parseS3Url } from '#shared/bucket'
import { IngestResult } from '#shared/job'
import { type Command, type Io, UsageError, type Words } from '../command'
import { resultOf } from '../jobs'
import { writeJson } from '../output'
import { checked } from '../words'

/** What came in, for people. */
function summary({ files, messages, seconds }: IngestResult): string {
  const n = (value: number) => value.toLocaleString('en')
  return [
    `${n(files.found)} files: ${n(files.ingested)} ingested, ${n(files.unchanged)} unchanged, ${n(files.damaged)} damaged, ${n(files.foreign)} foreign`,
    `${n(messages.new)} new messages, ${n(messages.updated)} updated, ${n(messages.unchanged)} unchanged, in ${seconds.toFixed(1)} s`,
    '',
  ].join('\n')
}

/** The options that say how buckets are reached; they hold for every s3:// address of the line. */
const BUCKET_OPTIONS = {
  endpoint: { type: 'string' },
  region: { type: 'string' },
  profile: { type: 'string' },
  anonymous: { type: 'boolean' },
  'host-style': { type: 'boolean' },
} as const

/** The bucket of an s3:// address; null for a path. */
function bucketOf(word: string, words: Words, env: Io['env']): Bucket | null {
  if (!/^s3:/i.test(word)) return null
  const place = parseS3Url(word)
  if (place === null) throw new UsageError(`“${word}” is no address such as s3://bucket/prefix.`)
  const typed = words.text('endpoint') ?? env.AWS_ENDPOINT_URL_S3 ?? env.AWS_ENDPOINT_URL
  const endpoint = typed === undefined ? null : normalEndpoint(typed)
  if (typed !== undefined && endpoint === null) {
    throw new UsageError('The endpoint is no address such as https://storage.example.org.')
  }
  const profile = words.text('profile') ?? null
  if (profile !== null && words.flag('anonymous')) {
    throw new UsageError('--profile and --anonymous exclude each other.')
  }
  return checked(
    Bucket,
    {
      ...place,
      endpoint,
      region: words.text('region') ?? env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? DEFAULT_REGION,
      path_style: endpoint !== null && !words.flag('host-style'),
      credentials: words.flag('anonymous') ? 'anonymous' : 'environment',
      profile,
    },
    'The bucket is wrong',
  )
}

/** Reads exports into the archive. */
export const ingest: Command = {
  summary: 'read DiscordChatExporter files into the archive',
  usage:
    'PATH|s3://BUCKET/PREFIX… [--media-dir DIR]… [--json] [--endpoint URL] [--region REGION] [--profile NAME | --anonymous] [--host-style]',
  options: {
    json: { type: 'boolean' },
    'media-dir': { type: 'string', multiple: true },
    ...BUCKET_OPTIONS,
  },
  positionals: [1, Number.POSITIVE_INFINITY],
  archive: 'create',
  async run({ words, io, archive }) {
    if (words.positionals.includes('')) throw new UsageError('A path is empty.')
    const paths: string[] = []
    const buckets: Bucket[] = []
    for (const word of words.positionals) {
      const bucket = bucketOf(word, words, io.env)
      if (bucket === null) paths.push(resolve(io.cwd, word))
      else buckets.push(bucket)
    }
    if (words.list('media-dir').includes('')) throw new UsageError('A media folder is empty.')
    const media_dirs = words.list('media-dir').map((dir) => resolve(io.cwd, dir))
    const job = await archive.runJob({ kind: 'ingest', params: { paths, buckets, media_dirs } })
    const result = IngestResult.parse(resultOf(job))
    for (const note of result.notes) {
      io.stderr(
        `${note.file ?? 'archive'}: ${note.message}${note.count > 1 ? ` (${note.count} times)` : ''}\n`,
      )
    }
    if (words.flag('json')) await writeJson(io, result)
    else await io.stdout(summary(result))
    return result.files.damaged > 0 || result.files.foreign > 0 ? 3 : 0
  },
}
