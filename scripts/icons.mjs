// node scripts/with-electron.mjs node scripts/icons.mjs
// Draws every size of the app's icon from resources/icon.svg and icon-small.svg into resources/icons. The pictures are
// committed: a build needs no drawing.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './lib/paths.mjs'

const resources = join(root, 'resources')
const out = join(resources, 'icons')
/** Up to this size the simpler drawing is clearer. */
const smallUpTo = 32
const sizes = [16, 22, 24, 32, 48, 64, 128, 256, 512, 1024]
/** macOS draws its icons with a margin, so that all look equally large: 824 of 1024. */
const macMargin = 100 / 1024
/** Names of the sizes in an .icns file. */
const icnsTypes = {
  icp4: 16,
  icp5: 32,
  ic07: 128,
  ic08: 256,
  ic09: 512,
  ic10: 1024,
  ic11: 32,
  ic12: 64,
  ic13: 256,
  ic14: 512,
}

const folder = mkdtempSync(join(tmpdir(), 'discord-binding-icons-'))
try {
  const macSizes = [...new Set(Object.values(icnsTypes))]
  const wanted = [
    ...sizes.map((size) => ({ name: `${size}x${size}.png`, size, margin: 0 })),
    ...macSizes.map((size) => ({ name: `mac-${size}.png`, size, margin: macMargin })),
  ].map((picture) => ({
    ...picture,
    svg: readFileSync(
      join(resources, picture.size <= smallUpTo ? 'icon-small.svg' : 'icon.svg'),
      'utf8',
    ),
  }))
  draw(wanted)
  mkdirSync(out, { recursive: true })
  for (const size of sizes)
    cpSync(join(folder, `${size}x${size}.png`), join(out, `${size}x${size}.png`))
  cpSync(join(folder, '512x512.png'), join(resources, 'icon.png'))
  writeFileSync(join(out, 'icon.ico'), ico([16, 24, 32, 48, 64, 128, 256]))
  writeFileSync(join(out, 'icon.icns'), icns())
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** @param {{ name: string, size: number, margin: number, svg: string }[]} pictures */
function draw(pictures) {
  writeFileSync(join(folder, 'package.json'), '{"type":"module","main":"main.mjs"}')
  writeFileSync(join(folder, 'pictures.json'), JSON.stringify(pictures))
  writeFileSync(
    join(folder, 'main.mjs'),
    `import { app, BrowserWindow } from 'electron'
    import { readFileSync, writeFileSync } from 'node:fs'
    import { join } from 'node:path'
    app.disableHardwareAcceleration()
    // not awaited at the top: Electron is ready only when this module has been read
    app.whenReady().then(paintAll).catch((error) => { console.error(error); app.exit(1) })
    async function paintAll() {
    const window = new BrowserWindow({ show: false, webPreferences: { offscreen: true } })
    await window.loadURL('data:text/html,<meta charset=utf-8>')
    for (const picture of JSON.parse(readFileSync(join(import.meta.dirname, 'pictures.json'), 'utf8'))) {
      const url = await window.webContents.executeJavaScript('(' + paint + ')(' + JSON.stringify(picture) + ')')
      writeFileSync(join(import.meta.dirname, picture.name), Buffer.from(url.split(',')[1], 'base64'))
    }
    app.exit(0)
    }
    async function paint({ svg, size, margin }) {
      const image = new Image()
      image.src = 'data:image/svg+xml;base64,' + btoa(svg)
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = canvas.height = size
      const inset = size * margin
      canvas.getContext('2d').drawImage(image, inset, inset, size - 2 * inset, size - 2 * inset)
      return canvas.toDataURL('image/png')
    }`,
  )
  const electron = createRequire(import.meta.url)('electron')
  const args = ['--no-sandbox', '--ozone-platform=headless', folder]
  const { status, stderr } = spawnSync(electron, args, { encoding: 'utf8', timeout: 60_000 })
  if (status !== 0) throw new Error(`the icons could not be drawn: ${stderr}`)
}

/**
 * An .ico file: a directory and the PNGs behind it.
 * @param {number[]} wanted
 */
function ico(wanted) {
  const pictures = wanted.map((size) => readFileSync(join(folder, `${size}x${size}.png`)))
  const head = Buffer.alloc(6 + 16 * wanted.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(wanted.length, 4)
  let offset = head.length
  wanted.forEach((size, index) => {
    const at = 6 + 16 * index
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(pictures[index].length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += pictures[index].length
  })
  return Buffer.concat([head, ...pictures])
}

/** An .icns file: chunks of a name, a length and a PNG. */
function icns() {
  const chunks = Object.entries(icnsTypes).map(([type, size]) => {
    const picture = readFileSync(join(folder, `mac-${size}.png`))
    const head = Buffer.alloc(8)
    head.write(type, 'latin1')
    head.writeUInt32BE(picture.length + 8, 4)
    return Buffer.concat([head, picture])
  })
  const head = Buffer.alloc(8)
  head.write('icns', 'latin1')
  head.writeUInt32BE(8 + chunks.reduce((sum, chunk) => sum + chunk.length, 0), 4)
  return Buffer.concat([head, ...chunks])
}
