import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { APP_ORIGIN } from './app-protocol'
import { jsonFile } from './json-file'
import { MIN_HEIGHT, MIN_WIDTH, Place, visiblePlace } from './place'
import { isDevelopmentBuild } from './version'
import { followZoom, openZoom, type Zoom } from './zoom'

const SAVE_AFTER_MS = 400

/** The page's ground before its first paint; the same values as in the window's theme. */
const BACKGROUND = { light: '#ffffff', dark: '#18191b' }

export type WindowOptions = {
  userDataDir: string
  preloadPath: string
  /** A PNG; macOS takes the icon of the app itself. */
  iconPath: string
  /** The dev server during development, else null. */
  devUrl: string | null
}

/** Makes the one window, where it stood last time, and shows it when there is something to see. */
export function openWindow(options: WindowOptions): { window: BrowserWindow; zoom: Zoom } {
  const { userDataDir, preloadPath, iconPath, devUrl } = options
  const file = jsonFile<Place | null>(join(userDataDir, 'window-state.json'), Place, null)
  const place = visiblePlace(
    file.read(),
    screen.getAllDisplays().map((display) => display.workArea),
  )
  const zoom = openZoom(userDataDir, (percent) => window.webContents.setZoomFactor(percent / 100))
  const window = new BrowserWindow({
    ...(place ?? { width: 1280, height: 800 }),
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    show: false,
    title: 'Discord Binding',
    ...(process.platform === 'darwin' ? {} : { icon: iconPath }),
    autoHideMenuBar: true,
    backgroundColor: background(),
    webPreferences: {
      preload: preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      zoomFactor: zoom.get() / 100,
    },
  })
  if (place?.is_maximized) window.maximize()
  if (isDevelopmentBuild(app.isPackaged, app.getVersion())) markTitle(window)
  rememberPlace(window, (now) => file.write(now))
  followZoom(window, zoom)
  const onTheme = () => window.setBackgroundColor(background())
  nativeTheme.on('updated', onTheme)
  window.once('closed', () => nativeTheme.off('updated', onTheme))
  window.once('ready-to-show', () => window.show())
  void window.loadURL(devUrl ?? `${APP_ORIGIN}/index.html`)
  return { window, zoom }
}

/** Says in every title of the window that this is no release. */
function markTitle(window: BrowserWindow): void {
  window.on('page-title-updated', (event, title) => {
    event.preventDefault()
    window.setTitle(`${title} (development build)`)
  })
}

function background(): string {
  return nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light
}

function rememberPlace(window: BrowserWindow, write: (place: Place) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const save = () => {
    clearTimeout(timer)
    try {
      write({ ...window.getNormalBounds(), is_maximized: window.isMaximized() })
    } catch {
      // A full disk is no reason to keep the window open.
    }
  }
  const saveSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(save, SAVE_AFTER_MS)
  }
  window.on('resize', saveSoon)
  window.on('move', saveSoon)
  window.on('close', save)
}

/** The keys for back and forward of keyboards and mice (Windows), and three fingers on a trackpad (macOS). */
export function onWayBack(window: BrowserWindow, go: (way: 'back' | 'forward') => void): void {
  window.on('app-command', (event, command) => {
    if (command !== 'browser-backward' && command !== 'browser-forward') return
    event.preventDefault()
    go(command === 'browser-backward' ? 'back' : 'forward')
  })
  window.on('swipe', (_event, direction) => {
    if (direction === 'left') go('back')
    if (direction === 'right') go('forward')
  })
}
