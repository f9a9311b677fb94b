import { constants, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { gazetteer } from '../entities/gazetteer'
import { analyse } from './analyse'
import type { ReaderAnswer, ReaderCommand, ReaderSetup } from './protocol'

// background work goes after everything else; elsewhere than here priorities belong to whole processes
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW)

const known = gazetteer((workerData as ReaderSetup).taught)
parentPort?.on('message', ({ messages }: ReaderCommand) => {
  const signals = messages.map(({ content, names }) => analyse(content, names, known))
  parentPort?.postMessage({ signals } satisfies ReaderAnswer)
})
