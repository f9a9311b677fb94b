import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { z } from 'zod'
import { jsonFile } from './json-file'

/** The sizes that the window goes through, in percent, as browsers have them. */
export const ZOOM_STEPS = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300] as const

/** The size after a step; at the ends it stays as it is. */
export function zoomAfter(percent: number, to: 'in' | 'out' | 'reset'): number {
  if (to === 'reset') return 100
  if (to === 'in')
    return ZOOM_STEPS.find((step) => step > percent) ?? ZOOM_STEPS[ZOOM_STEPS.length - 1] ?? 100
  return ZOOM_STEPS.findLast((step) => step < percent) ?? ZOOM_STEPS[0]
}

/** How large everything in the window is; kept between starts. */
export type Zoom = {
  /** The size in percent. */
  get(): number
  /** Changes the size by a step; returns the size in percent. */
  change(to: 'in' | 'out' | 'reset'): number
}

/** Reads the size of a profile folder; a damaged file counts as 100 %. */
export function openZoom(userDataDir: string, apply: (percent: number) => void): Zoom {
  const file = jsonFile(
    join(userDataDir, 'zoom.json'),
    z.object({ percent: z.number().int().min(ZOOM_STEPS[0]).max(300) }),
    { percent: 100 },
  )
  let { percent } = file.read()
  return {
    get: () => percent,
    change(to) {
      percent = zoomAfter(percent, to)
      apply(percent)
      try {
        file.write({ percent })
      } catch {
        // A full disk is no reason to keep the text small.
      }
      return percent
    },
  }
}

/** Keeps a window at its size: Chromium forgets it when the page is loaded again. Ctrl and the wheel change it. */
export function followZoom(window: BrowserWindow, zoom: Zoom): void {
  const { webContents } = window
  const apply = () => webContents.setZoomFactor(zoom.get() / 100)
  webContents.on('did-finish-load', apply)
  webContents.on('zoom-changed', (_event, direction) => void zoom.change(direction))
}
