// npm run setup
import { nodeProblem } from './lib/node.mjs'

const problem = nodeProblem(process.versions.node)
if (problem) {
  console.error(problem)
  process.exitCode = 1
} else {
  import('./lib/setup-command.mjs').then(({ runSetup }) => runSetup())
}
