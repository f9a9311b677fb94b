import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { isBelow } from './paths'

/** The scheme that the window's own files come from. */
export const APP_SCHEME = 'app'

/** The origin of the window's page in a built app. */
export const APP_ORIGIN = 'app://bundle'

/** What the page may load: its own files and the media scheme, nothing from outside. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' media: data: blob:",
  'media-src media:',
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/** Serves the built window from `root` and nothing outside it. A path without an extension is a page of the app. */
export function appHandler(root: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const path = bundlePath(request.url, root)
    if (request.method !== 'GET' || !path) return new Response(null, { status: 400 })
    const type = CONTENT_TYPES[extname(path)]
    if (!type) return new Response(null, { status: 404 })
    try {
      return new Response(new Uint8Array(await readFile(path)), {
        headers: {
          'content-type': type,
          'content-security-policy': CONTENT_SECURITY_POLICY,
          'x-content-type-options': 'nosniff',
        },
      })
    } catch {
      return new Response(null, { status: 404 })
    }
  }
}

/** The file under `root` that an app URL means; null when the URL is of another host or leaves the root. */
export function bundlePath(address: string, root: string): string | null {
  try {
    const url = new URL(address)
    if (url.protocol !== `${APP_SCHEME}:` || url.host !== 'bundle') return null
    const name = decodeURIComponent(url.pathname)
    if (name.includes('\0')) return null
    const path = join(root, extname(name) === '' ? 'index.html' : name)
    return isBelow(path, root) ? path : null
  } catch {
    return null
  }
}
