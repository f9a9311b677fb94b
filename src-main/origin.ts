import { APP_ORIGIN } from './app-protocol'

/** The origin whose main frame may talk to main: the bundle, or the dev server during development. */
export function pageOrigin(devUrl: string | null): string {
  return devUrl ? new URL(devUrl).origin : APP_ORIGIN
}

/** True for addresses that stay inside the app. `devUrl` = the dev server during development, else null. */
export function isOwnRequest(address: string, devUrl: string | null): boolean {
  const url = new URL(address)
  if (['app:', 'media:', 'devtools:', 'data:', 'blob:'].includes(url.protocol)) return true
  if (!devUrl) return false
  const dev = new URL(devUrl)
  return url.host === dev.host && [dev.protocol, 'ws:', 'wss:'].includes(url.protocol)
}

/** True for addresses of the origin itself; one that merely starts with its letters is another. */
export function isOfOrigin(address: string, origin: string): boolean {
  return address === origin || address.startsWith(`${origin}/`)
}
