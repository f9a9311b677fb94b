import { expect, it } from 'vitest'
import { isDevelopmentBuild } from './version'

it('knows a package that is no release by its version', () => {
  expect(isDevelopmentBuild(true, '0.2.0-dev')).toBe(true)
  expect(isDevelopmentBuild(true, '0.2.0')).toBe(false)
  expect(isDevelopmentBuild(false, '0.2.0-dev')).toBe(false)
})
