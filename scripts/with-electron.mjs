// node scripts/with-electron.mjs PROGRAM [ARGUMENT …]
import { nodeProblem } from './lib/node.mjs'

const problem = nodeProblem(process.versions.node)
if (problem) {
  console.error(problem)
  process.exitCode = 1
} else {
  import('./lib/with-electron-command.mjs')
    .then(({ withElectron }) => withElectron(process.argv.slice(2)))
    .then((code) => {
      process.exitCode = code
    })
}
