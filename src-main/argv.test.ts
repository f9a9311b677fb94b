import { describe, expect, it } from 'vitest'
import { readArgv } from './argv'

describe('readArgv', () => {
  it('takes paths and leaves the switches of Chromium and Electron alone', () => {
    const argv = [
      'electron',
      '--inspect=0',
      '.',
      '--no-sandbox',
      '--user-data-dir=/p',
      'exports',
      '/a/b',
    ]
    expect(readArgv(argv, true, '/home/me')).toEqual({
      kind: 'window',
      paths: ['/home/me/exports', '/a/b'],
    })
  })

  it('has no app word to skip in an installed app', () => {
    expect(readArgv(['discord-binding', 'exports'], false, '/home/me')).toEqual({
      kind: 'window',
      paths: ['/home/me/exports'],
    })
  })

  it('prints instead of opening a window', () => {
    const argv = ['electron', '.', '--no-sandbox', '--print-pdf', 'in.html', 'out/r.pdf']
    expect(readArgv(argv, true, '/w')).toEqual({
      kind: 'print_pdf',
      html_path: '/w/in.html',
      pdf_path: '/w/out/r.pdf',
    })
  })

  it('leaves a command and its options as they were typed', () => {
    const typed = ['ask', 'count', '--format', 'csv', '--type=x', '--print-pdf']
    const argv = ['discord-binding-app', '--no-sandbox', '--cli', '--', ...typed]
    expect(readArgv(argv, false, '/w')).toEqual({ kind: 'cli', words: typed })
    expect(readArgv(['app', '--cli', 'status'], false, '/w')).toEqual({
      kind: 'cli',
      words: ['status'],
    })
  })

  it('says how printing is used when a file is missing', () => {
    expect(readArgv(['electron', '.', '--print-pdf', 'in.html'], true, '/w').kind).toBe('wrong_use')
  })
})
