import { crc32, deflateRawSync } from 'node:zlib'

/** Zip archives for tests, also wrong ones: every number of the format can be set to a lie. */

/** An entry; what is not said is told truly. */
export type ZipEntry = {
  name: string | Uint8Array
  content: string | Uint8Array
  /** 8 = deflated (the default), 0 = stored; others are written as if they were stored. */
  method?: number
  /** General purpose bits; 0x800 = the name is UTF-8 (the default), 1 = encrypted. */
  flags?: number
  crc?: number
  size?: number
  compressedSize?: number
  /** The data as it is written; replaces what the method would make of the content. */
  data?: Uint8Array
  /** Where the directory says that the local header begins. */
  offset?: number
  /** Writes sizes and offset as zip64 does, whatever they are. */
  isZip64?: boolean
  /** DOS date and time; 2025-01-01 00:00 when nothing is said. */
  dosTime?: number
}

/** What the end of the archive says. */
export type ZipEnd = { count?: number; isZip64?: boolean; comment?: string; disk?: number }

const NEW_YEAR_2025 = ((2025 - 1980) << 25) | (1 << 21) | (1 << 16)
const IS_FULL = 0xffffffff

/** The bytes of a zip archive. */
export function zipOf(entries: readonly ZipEntry[], end: ZipEnd = {}): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  const add = (bytes: Buffer) => {
    parts.push(bytes)
    at += bytes.length
  }
  for (const entry of entries) {
    const header = headersOf(entry, at)
    add(header.local)
    add(header.data)
    directory.push(header.central)
  }
  const start = at
  for (const header of directory) add(header)
  const size = at - start
  const { count = entries.length, isZip64 = false, comment = '', disk = 0 } = end
  if (isZip64) {
    const at64 = at
    const record = Buffer.alloc(56)
    record.writeUInt32LE(0x06064b50, 0)
    record.writeBigUInt64LE(44n, 4)
    record.writeBigUInt64LE(BigInt(count), 24)
    record.writeBigUInt64LE(BigInt(count), 32)
    record.writeBigUInt64LE(BigInt(size), 40)
    record.writeBigUInt64LE(BigInt(start), 48)
    add(record)
    const locator = Buffer.alloc(20)
    locator.writeUInt32LE(0x07064b50, 0)
    locator.writeBigUInt64LE(BigInt(at64), 8)
    locator.writeUInt32LE(1, 16)
    add(locator)
  }
  const last = Buffer.alloc(22)
  last.writeUInt32LE(0x06054b50, 0)
  last.writeUInt16LE(disk, 4)
  last.writeUInt16LE(isZip64 ? 0xffff : count & 0xffff, 8)
  last.writeUInt16LE(isZip64 ? 0xffff : count & 0xffff, 10)
  last.writeUInt32LE(isZip64 ? IS_FULL : size, 12)
  last.writeUInt32LE(isZip64 ? IS_FULL : start, 16)
  last.writeUInt16LE(Buffer.byteLength(comment), 20)
  add(last)
  add(Buffer.from(comment))
  return Buffer.concat(parts)
}

function headersOf(
  entry: ZipEntry,
  position: number,
): { local: Buffer; data: Buffer; central: Buffer } {
  const { method = 8, flags = 0x800, isZip64 = false, dosTime = NEW_YEAR_2025 } = entry
  const name = Buffer.from(entry.name)
  const content = Buffer.from(entry.content)
  const data = Buffer.from(entry.data ?? (method === 8 ? deflateRawSync(content) : content))
  const crc = entry.crc ?? crc32(content)
  const size = entry.size ?? content.length
  const packed = entry.compressedSize ?? data.length
  const offset = entry.offset ?? position
  const extra = isZip64 ? zip64Extra(size, packed, offset) : Buffer.alloc(0)

  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(flags, 6)
  local.writeUInt16LE(method, 8)
  local.writeUInt32LE(dosTime >>> 0, 10)
  local.writeUInt32LE(crc, 14)
  local.writeUInt32LE(packed >>> 0, 18)
  local.writeUInt32LE(size >>> 0, 22)
  local.writeUInt16LE(name.length, 26)

  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(20, 6)
  central.writeUInt16LE(flags, 8)
  central.writeUInt16LE(method, 10)
  central.writeUInt32LE(dosTime >>> 0, 12)
  central.writeUInt32LE(crc, 16)
  central.writeUInt32LE(isZip64 ? IS_FULL : packed, 20)
  central.writeUInt32LE(isZip64 ? IS_FULL : size, 24)
  central.writeUInt16LE(name.length, 28)
  central.writeUInt16LE(extra.length, 30)
  central.writeUInt32LE(isZip64 ? IS_FULL : offset, 42)
  return {
    local: Buffer.concat([local, name]),
    data,
    central: Buffer.concat([central, name, extra]),
  }
}

function zip64Extra(size: number, packed: number, offset: number): Buffer {
  const extra = Buffer.alloc(28)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(24, 2)
  extra.writeBigUInt64LE(BigInt(size), 4)
  extra.writeBigUInt64LE(BigInt(packed), 12)
  extra.writeBigUInt64LE(BigInt(offset), 20)
  return extra
}
