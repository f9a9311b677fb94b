// node scripts/run.mjs start | dev | build | test [part] | cli … | sample … | bench …
import { nodeProblem } from './lib/node.mjs'

const problem = nodeProblem(process.versions.node)
if (problem) {
  console.error(problem)
  process.exitCode = 1
} else {
  import('./lib/commands.mjs')
    .then(({ run }) => run(process.argv.slice(2)))
    .then((code) => {
      process.exitCode = code
    })
}
