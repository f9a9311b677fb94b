import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { runSample } from './run'

describe('the command', () => {
  afterEach(() => vi.restoreAllMocks())

  it('prints one line of JSON', async () => {
    const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const dir = mkdtempSync(join(tmpdir(), 'sample-command-'))
    const args = [dir, '--profile', 'bench', '--messages', '500', '--files', '5', '--seed', '3']
    expect(await runSample(args)).toBe(0)
    expect(out).toHaveBeenCalledOnce()
    const summary = JSON.parse(String(out.mock.calls[0]?.[0])) as Record<string, number>
    expect(summary).toMatchObject({ files: 5, messages: 500 })
    expect(readdirSync(dir).length).toBe(5)
    rmSync(dir, { recursive: true })
  })

  it('says in a sentence that it cannot write, and tells its use when asked', async () => {
    const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const dir = mkdtempSync(join(tmpdir(), 'sample-command-'))
    writeFileSync(join(dir, 'file'), '')
    expect(await runSample([join(dir, 'file')])).toBe(1)
    expect(String(err.mock.calls[0]?.[0])).toContain('cannot be written')
    expect(await runSample(['--help'])).toBe(0)
    expect(String(out.mock.calls[0]?.[0])).toContain('npm run sample')
    rmSync(dir, { recursive: true })
  })

  it.each([
    [[], 'Name one folder'],
    [['a', 'b'], 'Name one folder'],
    [['a', '--messages', 'many'], 'takes a whole number'],
    [['a', '--profile', 'huge'], 'There is no profile "huge"'],
    [['a', '--colour', 'red'], 'Unknown option'],
  ])('refuses %j', async (args, message) => {
    const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    expect(await runSample(args)).toBe(2)
    expect(String(err.mock.calls[0]?.[0])).toContain(message)
  })
})
