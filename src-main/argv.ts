import { resolve } from 'node:path'

/** What the command line asks of the app: a window, or no window and either one PDF or a command of src-cli. */
export type StartRequest =
  | { kind: 'window'; paths: string[] }
  | { kind: 'cli'; words: string[] }
  | { kind: 'print_pdf'; html_path: string; pdf_path: string }
  | { kind: 'wrong_use'; message: string }

/**
 * Reads Electron's `process.argv`. `isDefaultApp` = started as `electron APP …`, where the first word is the app.
 * Chromium's and Electron's switches are skipped; paths are resolved against `cwd`.
 */
export function readArgv(
  argv: readonly string[],
  isDefaultApp: boolean,
  cwd: string,
): StartRequest {
  const args = argv.slice(1)
  const cli = args.indexOf('--cli')
  if (cli >= 0) {
    const words = args.slice(cli + 1)
    // The dashes keep Chromium from taking a command's options for its own switches.
    return { kind: 'cli', words: words[0] === '--' ? words.slice(1) : words }
  }
  const print = args.indexOf('--print-pdf')
  if (print >= 0) {
    const [html, pdf] = args.slice(print + 1).filter((arg) => !arg.startsWith('-'))
    if (!html || !pdf) {
      return { kind: 'wrong_use', message: 'Use: --print-pdf REPORT.html REPORT.pdf' }
    }
    return { kind: 'print_pdf', html_path: resolve(cwd, html), pdf_path: resolve(cwd, pdf) }
  }
  const words = args.filter((arg) => !arg.startsWith('-'))
  const paths = isDefaultApp ? words.slice(1) : words
  return { kind: 'window', paths: paths.map((path) => resolve(cwd, path)) }
}
