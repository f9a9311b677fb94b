import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, protocol } from 'electron'
import { AppError } from '#shared/errors'
import { APP_SCHEME } from './app-protocol'
import { readArgv } from './argv'
import { MEDIA_SCHEME } from './media'
import { printPdf } from './print'
import { openApp } from './start'

app.setName('Discord Binding')
protocol.registerSchemesAsPrivileged([
  {
    scheme: APP_SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
  { scheme: MEDIA_SCHEME, privileges: { standard: true, secure: true, stream: true } },
])

const request = readArgv(process.argv, Boolean(process.defaultApp), process.cwd())

if (request.kind === 'wrong_use') {
  process.stderr.write(`${request.message}\n`)
  app.exit(2)
} else if (request.kind === 'cli') {
  runCommand(request.words)
} else if (request.kind === 'print_pdf') {
  printAndExit(request.html_path, request.pdf_path)
} else if (app.requestSingleInstanceLock({ paths: request.paths })) {
  openApp(request.paths)
} else {
  app.quit()
}

/** No window, and a profile of its own so that a running app is left alone. */
function stayHidden(profile: string): void {
  app.setPath('userData', profile)
  app.disableHardwareAcceleration()
  app.on('window-all-closed', () => undefined)
}

/** A profile that goes with the process. */
function passingProfile(): string {
  const profile = mkdtempSync(join(tmpdir(), 'discord-binding-hidden-'))
  process.on('exit', () => rmSync(profile, { recursive: true, force: true, maxRetries: 3 }))
  return profile
}

/** The installed command line: src-cli, which ends this process by itself when it is through. */
async function runCommand(words: readonly string[]): Promise<void> {
  // No page, so no profile either: where nothing can be, Chromium keeps nothing and leaves nothing behind.
  stayHidden(process.platform === 'win32' ? passingProfile() : '/dev/null/profile')
  process.argv = [process.execPath, 'discord-binding', ...words]
  try {
    await app.whenReady()
    await import(pathToFileURL(join(import.meta.dirname, 'cli.js')).href)
  } catch (thrown) {
    process.stderr.write(`${AppError.from(thrown).message}\n`)
    app.exit(1)
  }
}

/** The command line's way to a PDF: no window, no archive. */
async function printAndExit(htmlPath: string, pdfPath: string): Promise<void> {
  stayHidden(passingProfile())
  try {
    await app.whenReady()
    await printPdf(htmlPath, pdfPath)
    app.exit(0)
  } catch (thrown) {
    process.stderr.write(`${AppError.from(thrown).message}\n`)
    app.exit(1)
  }
}
