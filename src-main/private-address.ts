import { BlockList, isIP, isIPv6 } from 'node:net'

/** Addresses that are no place in the internet: this computer, its network, and what nobody can reach. */
const PRIVATE = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(net, bits, 'ipv4')
}
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  PRIVATE.addSubnet(net, bits, 'ipv6')
}

/** True of an IP address that is not in the internet, or that is none. */
export function isPrivateAddress(address: string): boolean {
  if (isIP(address) === 0) return true
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return PRIVATE.check(mapped, 'ipv4')
  if (!isIPv6(address)) return PRIVATE.check(address, 'ipv4')
  // the other spelling of the same, in hexadecimal
  return /^::ffff:/i.test(address) || PRIVATE.check(address, 'ipv6')
}

/** The host of a URL as an IP address; null for a name. */
export function literalAddress(url: URL): string | null {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return isIP(host) === 0 ? null : host
}

/** True of a URL whose host says by itself that it is in the user's own network. */
export function isLocalHost(url: URL): boolean {
  const address = literalAddress(url)
  if (address !== null) return isPrivateAddress(address)
  const name = url.hostname.toLowerCase().replace(/\.$/, '')
  return !name.includes('.') || /\.(localhost|local|lan|internal|home\.arpa)$/.test(name)
}
