import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { AppError } from '#shared/errors'

/** The Electron program: this one, the one that the set-up chose, else the one that the electron package holds. */
function electronPath(): string {
  if (process.versions.electron) return process.execPath
  const require = createRequire(import.meta.url)
  const home = dirname(require.resolve('electron/package.json'))
  const chosen = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const pathFile = join(home, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron'
  const path = join(chosen ?? join(home, 'dist'), name)
  if (existsSync(path)) return path
  throw new AppError(
    'file_unreadable',
    'Writing a PDF needs Electron, which is not set up. Run `npm run setup`, or leave pdf out of --formats.',
  )
}

/** Prints an HTML file to PDF by the app without a window. `main` is the app's built entry; null = not built. */
export async function printPdf(main: string | null, page: string, pdf: string): Promise<void> {
  if (main === null) {
    throw new AppError('internal', 'The app is not built: run `npm run build`.')
  }
  const isRoot = process.getuid?.() === 0
  const headless = process.platform === 'linux' && !process.env.DISPLAY
  const args = [
    ...(isRoot ? ['--no-sandbox'] : []),
    ...(headless ? ['--ozone-platform=headless'] : []),
    // An installed app knows its own entry.
    ...(main.includes('app.asar') ? [] : [main]),
    '--print-pdf',
    page,
    pdf,
  ]
  const child = spawn(electronPath(), args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2000)
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code !== 0) throw new AppError('internal', 'The PDF could not be printed.', complaint)
}
