import { pathToFileURL } from 'node:url'
import { BrowserWindow, session } from 'electron'
import { AppError } from '#shared/errors'
import { writeWhole } from './write-whole'

const LOAD_LIMIT_MS = 60_000
const MILLIMETRES_PER_INCH = 25.4

const FOOTER = `<div style="width:100%;font:8px sans-serif;color:#666;padding:0 15mm;text-align:right">
<span class="pageNumber"></span> / <span class="totalPages"></span></div>`

/**
 * Chromium writes only those characters of a PDF that a font's plain glyphs stand for. Tabular figures and contextual
 * hyphens are other glyphs: they look right, and nobody can search or copy them.
 */
const SEARCHABLE_TEXT = `* {
  font-variant-numeric: normal !important;
  font-variant-ligatures: none !important;
  font-feature-settings: normal !important;
}`

/**
 * Prints a self-contained HTML file to an A4 PDF in a hidden window without scripts and without network. The PDF appears
 * whole or not at all. Throws `file_unreadable` when the HTML cannot be loaded.
 */
export async function printPdf(htmlPath: string, pdfPath: string): Promise<void> {
  const address = pathToFileURL(htmlPath).href
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: printSession(address),
      // Needs no screen: the command line prints on machines that have none.
      offscreen: true,
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    },
  })
  try {
    await load(window, address)
    await window.webContents.insertCSS(SEARCHABLE_TEXT)
    const pdf = await window.webContents.printToPDF({
      pageSize: 'A4',
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: FOOTER,
      margins: inches({ top: 15, right: 15, bottom: 18, left: 15 }),
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    })
    await writeWhole(pdfPath, pdf, 'The PDF')
  } finally {
    window.destroy()
  }
}

/** A session of its own in memory, in which nothing but this one file can be asked for. */
function printSession(address: string) {
  const own = session.fromPartition('print', { cache: false })
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  own.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: details.url !== address && !details.url.startsWith('data:') }),
  )
  return own
}

async function load(window: BrowserWindow, address: string): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('it took more than a minute')), LOAD_LIMIT_MS)
  })
  try {
    await Promise.race([window.loadURL(address), limit])
  } catch (thrown) {
    throw new AppError(
      'file_unreadable',
      'The report could not be opened for printing. Write it again.',
      String(thrown),
    )
  } finally {
    clearTimeout(timer)
  }
}

function inches<K extends string>(millimetres: Record<K, number>): Record<K, number> {
  const entries = Object.entries<number>(millimetres)
  return Object.fromEntries(
    entries.map(([side, length]) => [side, length / MILLIMETRES_PER_INCH]),
  ) as Record<K, number>
}
