import { open } from 'node:fs/promises'
import { AppError } from '#shared/errors'
import type { MediaDownload } from '#shared/media'
import { mediaType, SNIFF_BYTES } from './media-type'
import { isLocalHost, isPrivateAddress, literalAddress } from './private-address'
import { webLink } from './untrusted'

/** What a server said to one request. The body is read at most once, and `close` ends it at any time. */
export type Answer =
  | { kind: 'redirect'; to: string }
  | {
      kind: 'answer'
      status: number
      /** null = not said, or not to be relied on. */
      total_bytes: number | null
      body: AsyncIterable<Uint8Array>
      close(): void
    }

/** The network as a download sees it: one request without cookies and referrer, redirects not followed. */
export type Network = {
  get(url: URL, signal: AbortSignal): Promise<Answer>
  /** The IP addresses of a name. */
  resolve(host: string): Promise<string[]>
}

/** What bounds a download. */
export type DownloadLimits = { max_bytes: number; idle_ms: number; redirects: number }

/** The largest file that Discord lets anybody post, and a server that says nothing for half a minute. */
export const DOWNLOAD_LIMITS: DownloadLimits = {
  max_bytes: 512 * 1024 * 1024,
  idle_ms: 30_000,
  redirects: 5,
}

type Options = {
  network: Network
  limits: DownloadLimits
  signal: AbortSignal
  /** Hears of every part that arrived. */
  onProgress(done_bytes: number, total_bytes: number | null): void
}

/** The address of a download: http(s) without a password; null for everything else. */
export function downloadUrl(url: string): URL | null {
  return webLink(url.startsWith('//') ? `https:${url}` : url)
}

/**
 * Fetches a file into `path`, which must not exist. Throws an AppError with a sentence for each way in which that can go
 * wrong; a part of a file may lie there then.
 */
export async function download(
  first: URL,
  kind: MediaDownload['kind'],
  fileName: string,
  path: string,
  { network, limits, signal, onProgress }: Options,
): Promise<void> {
  const idle = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = () => {
    clearTimeout(timer)
    timer = setTimeout(() => idle.abort(), limits.idle_ms)
  }
  const either = AbortSignal.any([signal, idle.signal])
  let close: () => void = () => undefined
  try {
    wait()
    const answer = await follow(first, network, limits.redirects, either)
    close = answer.close
    checkStatus(answer.status, first)
    if ((answer.total_bytes ?? 0) > limits.max_bytes) throw tooLarge(limits.max_bytes)
    const file = await open(path, 'wx', 0o600)
    try {
      let done = 0
      let isChecked = false
      let head = Buffer.alloc(0)
      for await (const chunk of answer.body) {
        either.throwIfAborted()
        wait()
        done += chunk.byteLength
        if (done > limits.max_bytes) throw tooLarge(limits.max_bytes)
        if (!isChecked) {
          head = Buffer.concat([head, chunk])
          if (head.length >= SNIFF_BYTES) {
            checkType(head.subarray(0, SNIFF_BYTES), kind, fileName, first)
            isChecked = true
          }
        }
        await file.writeFile(chunk)
        onProgress(done, answer.total_bytes)
      }
      either.throwIfAborted()
      if (answer.total_bytes !== null && done < answer.total_bytes) throw brokenOff(first)
      if (!isChecked) checkType(head, kind, fileName, first)
    } finally {
      await file.close()
    }
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown
    if (signal.aborted) throw new AppError('cancelled', 'The download was stopped.')
    if (idle.signal.aborted) {
      const seconds = Math.round(limits.idle_ms / 1000)
      throw new AppError(
        'file_unreadable',
        `${first.host} sent nothing for ${seconds} seconds. Try again later.`,
      )
    }
    throw asAppError(thrown, first)
  } finally {
    clearTimeout(timer)
    close()
  }
}

/** The answer at the end of the redirects; every step is checked before it is asked. */
async function follow(
  first: URL,
  network: Network,
  redirects: number,
  signal: AbortSignal,
): Promise<Extract<Answer, { kind: 'answer' }>> {
  let url = first
  for (let step = 0; step <= redirects; step++) {
    await checkHost(url, first, network)
    // a name takes its time, and an abort that has passed is not heard by the request
    signal.throwIfAborted()
    const answer = await network.get(url, signal)
    if (answer.kind === 'answer') return answer
    const next = URL.canParse(answer.to, url.href)
      ? webLink(new URL(answer.to, url.href).href)
      : null
    if (!next) {
      throw new AppError(
        'file_unreadable',
        `${url.host} leads on to an address that is no web link. Nothing was downloaded.`,
      )
    }
    url = next
  }
  throw new AppError('file_unreadable', `${first.host} leads from one address to the next.`)
}

/** Nothing that a stranger posted may make this computer ask its own network, unless the user saw such an address. */
async function checkHost(url: URL, first: URL, network: Network): Promise<void> {
  if (url.host === first.host && isLocalHost(first)) return
  const literal = literalAddress(url)
  const addresses = literal === null ? await network.resolve(url.hostname) : [literal]
  if (addresses.length > 0 && !addresses.some(isPrivateAddress) && !isLocalHost(url)) return
  throw new AppError(
    'file_unreadable',
    `${url.host} is an address in your own network, which the link does not say. Nothing was asked of it.`,
  )
}

function checkStatus(status: number, url: URL): void {
  if (status === 200) return
  const { host } = url
  if ([401, 403, 404, 410].includes(status)) {
    throw new AppError(
      'not_found',
      isDiscord(url.hostname)
        ? `${host} does not give the file out any more (${status}). Discord’s links work for about a day after an export: export the channel again, with “Download media”.`
        : `${host} does not have the file any more, or does not give it to everybody (${status}).`,
    )
  }
  throw new AppError(
    'file_unreadable',
    status >= 500 || status === 429
      ? `${host} cannot answer at the moment (${status}). Try again later.`
      : `${host} answered with ${status} instead of the file.`,
  )
}

/** True of the hosts whose links end about a day after an export. */
export function isDiscord(hostname: string): boolean {
  return /(^|\.)(discordapp|discord)\.(com|net)$/.test(hostname)
}

const WANTED = {
  image: 'picture',
  video: 'video',
  audio: 'sound',
  sticker: 'sticker',
  file: 'file',
}

function checkType(
  head: Uint8Array,
  kind: MediaDownload['kind'],
  fileName: string,
  { host }: URL,
): void {
  const text = Buffer.from(head).toString('latin1')
  const isPage = /^\s*(<!doctype html|<html|<head)/i.test(text.replace(/^\xef\xbb\xbf/, ''))
  if (isPage && !(kind === 'file' && /\.x?html?$/i.test(fileName))) {
    throw new AppError(
      'file_unreadable',
      `${host} sent a web page instead of the ${WANTED[kind]}. Nothing was kept.`,
    )
  }
  if (!fits(mediaType(head).content_type, kind, text)) {
    throw new AppError(
      'file_unreadable',
      `What ${host} sent is no ${WANTED[kind]}. Nothing was kept.`,
    )
  }
}

function fits(type: string, kind: MediaDownload['kind'], text: string): boolean {
  const isUnknown = type === 'application/octet-stream'
  switch (kind) {
    case 'image':
      return type.startsWith('image/')
    case 'sticker':
      return type.startsWith('image/') || (type.startsWith('text/') && /^\s*\{/.test(text))
    case 'video':
      return type.startsWith('video/') || type === 'image/gif' || isUnknown
    case 'audio':
      return type.startsWith('audio/') || type.startsWith('video/') || isUnknown
    case 'file':
      return true
  }
}

function tooLarge(max: number): AppError {
  return new AppError(
    'file_unreadable',
    `The file is larger than ${Math.floor(max / 1024 / 1024)} MB, which is the most that is downloaded.`,
  )
}

function brokenOff({ host }: URL): AppError {
  return new AppError('file_unreadable', `${host} broke off before the end. Try again.`)
}

function asAppError(thrown: unknown, { host }: URL): AppError {
  const reason = thrown instanceof Error ? thrown.message : String(thrown)
  if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOSPC') {
    return new AppError('disk_full', 'The disk is full. Free some space, then try again.')
  }
  return new AppError(
    'file_unreadable',
    `${host} could not be reached. Check the connection, then try again.`,
    reason.slice(0, 200),
  )
}
