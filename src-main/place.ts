import { z } from 'zod'

/** The smallest window that the layout holds together in, in screen points. */
export const MIN_WIDTH = 720
export const MIN_HEIGHT = 520

/** A place as the file holds it. */
export const Place = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(MIN_WIDTH),
  height: z.number().int().min(MIN_HEIGHT),
  is_maximized: z.boolean(),
})

/** Where the window stood, in screen points; `is_maximized` on top of the size it returns to. */
export type Place = z.infer<typeof Place>
type Area = Pick<Place, 'x' | 'y' | 'width' | 'height'>

/**
 * The place when a useful part of it, its upper edge included, is on a screen that is there today, no larger than that
 * screen; null otherwise.
 */
export function visiblePlace(place: Place | null, screens: readonly Area[]): Place | null {
  if (!place) return null
  const screen = screens.find((area) => {
    const width = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x)
    const height =
      Math.min(place.y + place.height, area.y + area.height) - Math.max(place.y, area.y)
    // A window whose upper edge is out of reach cannot be moved back. Shadows reach a few points further.
    const isInReach = place.y >= area.y - 16 && place.y <= area.y + area.height - 32
    return width >= 200 && height >= 100 && isInReach
  })
  if (!screen) return null
  return {
    ...place,
    width: Math.max(MIN_WIDTH, Math.min(place.width, screen.width)),
    height: Math.max(MIN_HEIGHT, Math.min(place.height, screen.height)),
  }
}
