import { runCli } from './run'

/**
 * Runs the command line in a folder, for tests: with the archive `archive` in it, unless `argv` or the environment say
 * otherwise. Nothing is a terminal.
 */
export async function cliIn(
  cwd: string,
  argv: readonly string[],
  env: NodeJS.ProcessEnv = { DISCORD_BINDING_ARCHIVE: 'archive' },
): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const io = {
    stdout: async (text: string) => {
      out += text
    },
    stderr: (text: string) => {
      err += text
    },
    env,
    cwd,
    is_terminal: false,
    onInterrupt: () => () => undefined,
  }
  const code = await runCli(argv, io, { workers: null, main: null, template: null })
  return { code, out, err }
}
