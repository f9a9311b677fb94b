import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { appHandler, bundlePath } from './app-protocol'
import { isOfOrigin, isOwnRequest } from './origin'

let dir = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'bundle-'))
  mkdirSync(join(dir, 'renderer'))
  writeFileSync(join(dir, 'renderer/index.html'), '<h1>page</h1>')
  writeFileSync(join(dir, 'secret.js'), 'secret')
})
afterAll(() => rmSync(dir, { recursive: true }))

it('serves the page under its policy', async () => {
  const response = await appHandler(join(dir, 'renderer'))(new Request('app://bundle/index.html'))
  expect(response.status).toBe(200)
  expect(response.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; script-src 'self';/,
  )
  expect(await response.text()).toBe('<h1>page</h1>')
})

it.each([
  ['app://bundle/', 'index.html'],
  ['app://bundle/guilds/1', 'index.html'],
  ['app://bundle/assets/a.js?v=1', 'assets/a.js'],
])('finds %s', (address, name) => {
  expect(bundlePath(address, '/root')).toBe(`/root/${name}`)
})

it.each([
  'app://bundle/..%2fsecret.js',
  'app://bundle/%2e%2e%2f%2e%2e%2fsecret.js',
  'app://bundle/a%00.js',
  'app://other/index.html',
  'file:///root/index.html',
  'nonsense',
])('does not leave its root for %s', (address) => {
  expect(bundlePath(address, '/root')).toBeNull()
})

it.each(['..%2fsecret.js', 'absent.js', 'a.exe'])('serves nothing at %s', async (name) => {
  const response = await appHandler(join(dir, 'renderer'))(new Request(`app://bundle/${name}`))
  expect(response.ok).toBe(false)
})

it('lets no request leave the app', () => {
  for (const own of [
    'app://bundle/a.js',
    'media://file/1/a',
    'data:text/plain,a',
    'blob:app://bundle/1',
  ]) {
    expect(isOwnRequest(own, null)).toBe(true)
  }
  for (const foreign of [
    'https://cdn.discordapp.com/a.png',
    'http://127.0.0.1/',
    'file:///etc/passwd',
    'ftp://a/',
  ]) {
    expect(isOwnRequest(foreign, null)).toBe(false)
  }
})

it('lets development reach its own server and no other', () => {
  const dev = 'http://localhost:5173'
  expect(isOwnRequest('http://localhost:5173/main.tsx', dev)).toBe(true)
  expect(isOwnRequest('ws://localhost:5173/', dev)).toBe(true)
  expect(isOwnRequest('http://localhost:5174/', dev)).toBe(false)
  expect(isOwnRequest('https://example.org/', dev)).toBe(false)
})

it('tells an origin from one that starts with its letters', () => {
  expect(isOfOrigin('app://bundle/x', 'app://bundle')).toBe(true)
  expect(isOfOrigin('app://bundle.evil/x', 'app://bundle')).toBe(false)
})
