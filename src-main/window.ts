import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import { z } from 'zod'
import { APP_ORIGIN } from './app-protocol'
import { jsonFile } from './json-file'

const MIN_WIDTH = 720
const MIN_HEIGHT = 520
const SAVE_AFTER_MS = 400

/** The page's ground before its first paint; the same values as in the window's theme. */
const BACKGROUND = { light: '#ffffff', dark: '#18191b' }

const Place = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(MIN_WIDTH),
  height: z.number().int().min(MIN_HEIGHT),
  is_maximized: z.boolean(),
})

/** Where the window stood, in screen points; `is_maximized` on top of the size it returns to. */
export type Place = z.infer<typeof Place>
type Area = Pick<Place, 'x' | 'y' | 'width' | 'height'>

export type WindowOptions = {
  userDataDir: string
  preloadPath: string
  /** The dev server during development, else null. */
  devUrl: string | null
}

/** Makes the one window, where it stood last time, and shows it when there is something to see. */
export function openWindow({ userDataDir, preloadPath, devUrl }: WindowOptions): BrowserWindow {
  const file = jsonFile<Place | null>(join(userDataDir, 'window-state.json'), Place, null)
  const place = visiblePlace(
    file.read(),
    screen.getAllDisplays().map((display) => display.workArea),
  )
  const window = new BrowserWindow({
    ...(place ?? { width: 1280, height: 800 }),
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    show: false,
    title: 'Discord Binding',
    autoHideMenuBar: true,
    backgroundColor: background(),
    webPreferences: {
      preload: preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  if (place?.is_maximized) window.maximize()
  rememberPlace(window, (now) => file.write(now))
  const onTheme = () => window.setBackgroundColor(background())
  nativeTheme.on('updated', onTheme)
  window.once('closed', () => nativeTheme.off('updated', onTheme))
  window.once('ready-to-show', () => window.show())
  void window.loadURL(devUrl ?? `${APP_ORIGIN}/index.html`)
  return window
}

/** The place when a useful part of it is on a screen that is there today; null otherwise. */
export function visiblePlace(place: Place | null, screens: readonly Area[]): Place | null {
  if (!place) return null
  const isVisible = screens.some((area) => {
    const width = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x)
    const height =
      Math.min(place.y + place.height, area.y + area.height) - Math.max(place.y, area.y)
    return width >= 200 && height >= 100
  })
  return isVisible ? place : null
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
