import { join } from 'node:path'
import {
  app,
  type BrowserWindow,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
  utilityProcess,
} from 'electron'
import { z } from 'zod'
import type { CommandId } from '#shared/commands'
import { APP_SCHEME, appHandler } from './app-protocol'
import { openArchives } from './archives'
import { type BackgroundSwitch, followPower } from './background'
import { openBucketKeys } from './bucket-keys'
import { createDialogs } from './dialogs'
import { superviseEngine } from './engine'
import { createHandlers } from './handlers'
import { openHostBook } from './hosts'
import { serveWindow } from './ipc'
import { jsonFile } from './json-file'
import { keychain } from './keychain'
import { MEDIA_SCHEME, type MediaResolver, mediaHandler } from './media'
import { setMenu } from './menu'
import { openNetwork } from './network'
import { pageOrigin } from './origin'
import { createPathBook } from './paths'
import { printPdf } from './print'
import { lockContents, lockSession } from './security'
import { openSettings } from './settings'
import { onWayBack, openWindow } from './window'

const CLOSE_LIMIT_MS = 5000

/** Runs the app with its one window until that is closed. `given` = folders and files of the command line. */
export function openApp(given: readonly string[]): void {
  const outDir = import.meta.dirname
  const devUrl = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null)
  const userDataDir = app.getPath('userData')
  const archives = openArchives({
    userDataDir,
    given: process.env.DISCORD_BINDING_ARCHIVE || null,
    engine: () => engine,
    tell: (name, payload) => tell(name, payload),
    now: () => new Date(),
  })
  const givenPaths = jsonFile(join(userDataDir, 'given-paths.json'), z.array(z.string()), [], {
    isPrivate: true,
  })
  const paths = createPathBook(() => archives.dir, givenPaths)
  const startPaths = paths.giveToRead(given)
  const settings = openSettings(userDataDir)
  const bucketKeys = openBucketKeys(userDataDir, keychain)
  let background: BackgroundSwitch | null = null
  let window: BrowserWindow | null = null
  let isLoaded = false
  let isQuitting = false
  let isClosed = false
  let tell: (name: string, payload: unknown) => void = () => undefined

  const engine = superviseEngine({
    fork: () =>
      utilityProcess.fork(join(outDir, 'engine.js'), [], {
        serviceName: 'Discord Binding engine',
        stdio: 'inherit',
      }),
    archiveDir: archives.dir,
    check: () => archives.check(),
    printPdf,
    readBucketKeys: (place) => bucketKeys.read(place),
    background: () => background?.state() ?? 'off',
    emit: (name, payload) => tell(name, payload),
    now: Date.now,
  })
  const resolveMedia: MediaResolver = async (asked) =>
    (await engine.call('media.resolve', asked)) as { path: string } | null

  function receivePaths(more: readonly string[]): void {
    const known = paths.giveToRead(more)
    if (known.length > 0 && isLoaded) tell('app.paths', { paths: known })
    else startPaths.push(...known)
    if (window?.isMinimized()) window.restore()
    window?.show()
    window?.focus()
  }

  function show(): void {
    // the archive opens while the page loads
    engine.warm()
    nativeTheme.themeSource = settings.get().theme
    background = followPower(
      {
        setting: () => settings.get().background_work,
        power: powerMonitor,
        onChange: (state) => engine.setBackground(state),
      },
      app.commandLine.getSwitchValue('background-work') === 'off',
    )
    const command = (id: CommandId) => tell('app.command', { id })
    setMenu({ isDev: devUrl !== null, command })
    lockContents(devUrl)
    lockSession(session.defaultSession, devUrl)
    protocol.handle(APP_SCHEME, appHandler(join(outDir, '../renderer')))
    protocol.handle(MEDIA_SCHEME, mediaHandler(resolveMedia))
    const { window: opened, zoom } = openWindow({
      userDataDir,
      preloadPath: join(outDir, '../preload/preload.cjs'),
      iconPath: join(outDir, '../../resources/icon.png'),
      devUrl,
    })
    window = opened
    onWayBack(opened, command)
    const dialogs = createDialogs(() => opened, paths)
    const hosts = openHostBook(userDataDir, (bucket, host) => dialogs.allowHost(bucket, host))
    const handlers = createHandlers({
      archives,
      startPaths,
      settings,
      settingsChanged: () => background?.settingChanged(),
      zoom,
      bucketKeys,
      dialogs,
      paths,
      engine,
      printPdf,
      media: {
        workDir: join(userDataDir, 'downloads'),
        network: openNetwork,
        tell: (name, payload) => tell(name, payload),
      },
      contents: opened.webContents,
    })
    tell = serveWindow(opened.webContents, {
      origin: pageOrigin(devUrl),
      handlers,
      engine,
      paths,
      hosts,
    })
    opened.webContents.once('did-finish-load', () => {
      isLoaded = true
    })
    opened.once('closed', () => {
      window = null
      app.quit()
    })
  }

  app.on('second-instance', (_event, _argv, _cwd, data) => {
    const more = (data as { paths?: string[] } | null)?.paths ?? []
    // Somebody starts the app again while it still closes its archive: come back right after.
    if (isQuitting) app.relaunch({ args: [...process.argv.slice(1), ...more] })
    else receivePaths(more)
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    receivePaths([path])
  })
  app.on('will-quit', (event) => {
    isQuitting = true
    if (isClosed) return
    event.preventDefault()
    engine.close(CLOSE_LIMIT_MS).finally(() => {
      isClosed = true
      app.quit()
    })
  })
  app.whenReady().then(show)
}
