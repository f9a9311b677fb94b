import { expect, it } from 'vitest'
import { isDevelopmentBuild, releasesUrl } from './version'

it('knows a package that is no release by its version', () => {
  expect(isDevelopmentBuild(true, '0.2.0-dev')).toBe(true)
  expect(isDevelopmentBuild(true, '0.2.0')).toBe(false)
  expect(isDevelopmentBuild(false, '0.2.0-dev')).toBe(false)
})

it('knows where newer packages are only when the package says so', () => {
  expect(releasesUrl('{"repository":"https://host.example/a/b"}')).toBe(
    'https://host.example/a/b/releases',
  )
  expect(releasesUrl('{}')).toBeNull()
  expect(releasesUrl('{"repository":"file:///etc"}')).toBeNull()
})
