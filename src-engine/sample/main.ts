import { runSample } from './run'

process.exitCode = await runSample(process.argv.slice(2))
