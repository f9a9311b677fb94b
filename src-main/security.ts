import { app, type Session } from 'electron'
import { APP_ORIGIN } from './app-protocol'

/** The only permission the page needs: copying text. Names unknown today stay denied tomorrow. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** Closes what Chromium leaves open: permissions, requests to anywhere but the app itself. */
export function lockSession(session: Session, devUrl: string | null): void {
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(ALLOWED_PERMISSIONS.has(permission)),
  )
  session.setPermissionCheckHandler((_contents, permission) => ALLOWED_PERMISSIONS.has(permission))
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !isOwnRequest(details.url, devUrl) }),
  )
}

/** Every page of the app, made now or later: no new windows, no navigation away, no webviews. */
export function lockContents(devUrl: string | null): void {
  const origin = pageOrigin(devUrl)
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.on('will-navigate', (event) => {
      if (!isOfOrigin(event.url, origin)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) event.preventDefault()
    })
  })
}

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

function isOfOrigin(address: string, origin: string): boolean {
  return address === origin || address.startsWith(`${origin}/`)
}
