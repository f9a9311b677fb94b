import { app, type Session } from 'electron'
import { isOfOrigin, isOwnRequest, pageOrigin } from './origin'

/** The only permission the page needs: copying text. Names unknown today stay denied tomorrow. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** Closes what Chromium leaves open: permissions, requests to anywhere but the app itself. */
export function lockSession(session: Session, devUrl: string | null): void {
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(ALLOWED_PERMISSIONS.has(permission)),
  )
  session.setPermissionCheckHandler((_contents, permission) => ALLOWED_PERMISSIONS.has(permission))
  session.setDevicePermissionHandler(() => false)
  session.protocol.handle('file', () => new Response(null, { status: 403 }))
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
