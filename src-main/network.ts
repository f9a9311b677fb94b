import type { Readable } from 'node:stream'
import { net, session } from 'electron'
import type { Answer, Network } from './media-download'

/**
 * The network for downloads: a session of its own that lives in memory, without cookies, referrer, cache and log-ins.
 * The window's session never reaches it.
 */
export function openNetwork(): Network {
  const own = session.fromPartition('downloads', { cache: false })
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  return {
    async resolve(host) {
      const { endpoints } = await own.resolveHost(host)
      return endpoints.map(({ address }) => address)
    },
    get: (url, signal) =>
      new Promise<Answer>((resolve, reject) => {
        const request = net.request({
          url: url.href,
          session: own,
          redirect: 'manual',
          credentials: 'omit',
          useSessionCookies: false,
          referrerPolicy: 'no-referrer',
          cache: 'no-store',
        })
        const stop = () => request.abort()
        signal.addEventListener('abort', stop, { once: true })
        request.on('redirect', (_status, _method, to) => {
          resolve({ kind: 'redirect', to })
          request.abort()
        })
        request.on('login', (_info, answer) => answer())
        request.on('response', (response) => {
          const { headers, statusCode } = response
          const isPacked = 'content-encoding' in headers
          resolve({
            kind: 'answer',
            status: statusCode,
            total_bytes: isPacked ? null : sizeOf(headers['content-length']),
            body: response as unknown as Readable,
            close: () => {
              signal.removeEventListener('abort', stop)
              request.abort()
            },
          })
        })
        request.on('error', reject)
        request.on('abort', () => reject(new Error('aborted')))
        request.end()
      }),
  }
}

function sizeOf(header: string | string[] | undefined): number | null {
  const size = Number(Array.isArray(header) ? header[0] : (header ?? ''))
  return Number.isSafeInteger(size) && size > 0 ? size : null
}
