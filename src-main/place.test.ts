import { expect, it } from 'vitest'
import { visiblePlace } from './place'

const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 }

it('returns to a place that can be seen, and only to such', () => {
  const place = { x: 100, y: 80, width: 900, height: 700, is_maximized: false }
  expect(visiblePlace(place, [SCREEN])).toEqual(place)
  expect(visiblePlace({ ...place, x: 3000 }, [SCREEN])).toBeNull()
  expect(visiblePlace({ ...place, y: -690 }, [SCREEN])).toBeNull()
  expect(visiblePlace(place, [])).toBeNull()
  expect(visiblePlace(null, [SCREEN])).toBeNull()
  expect(visiblePlace({ ...place, y: -300 }, [SCREEN])).toBeNull()
})

it('is no larger than the screen that is there today', () => {
  const place = { x: 0, y: 0, width: 3000, height: 1600, is_maximized: true }
  expect(visiblePlace(place, [SCREEN])).toEqual({ ...place, width: 1920, height: 1080 })
})
