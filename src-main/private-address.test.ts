import { expect, it } from 'vitest'
import { isLocalHost, isPrivateAddress } from './private-address'

it.each([
  '127.0.0.1',
  '127.9.9.9',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  'fe80::1',
  'fd00::1',
  'ff02::1',
  '::ffff:192.168.1.1',
  '::ffff:c0a8:101',
  '64:ff9b::a00:1',
  'nonsense',
  '',
])('%j is no address in the internet', (address) => {
  expect(isPrivateAddress(address)).toBe(true)
})

it.each(['1.1.1.1', '172.32.0.1', '162.159.135.233', '2606:4700::6810:84e5', '::ffff:1.1.1.1'])(
  '%s is one',
  (address) => {
    expect(isPrivateAddress(address)).toBe(false)
  },
)

it.each([
  ['http://127.0.0.1:8080/x', true],
  ['http://2130706433/x', true],
  ['http://0x7f.1/x', true],
  ['http://[::1]/x', true],
  ['http://localhost/x', true],
  ['http://nas/x', true],
  ['http://printer.local./x', true],
  ['https://wiki.home.arpa/x', true],
  ['https://cdn.discordapp.com/x', false],
  ['https://1.1.1.1/x', false],
])('%s says that it is local: %s', (url, is) => {
  expect(isLocalHost(new URL(url))).toBe(is)
})
