import { constants, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import type { ReaderCommand, ReaderSetup } from './protocol'
import { reading } from './reading'

// background work goes after everything else; elsewhere than here priorities belong to whole processes
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW)

const answer = reading((workerData as ReaderSetup).taught)
parentPort?.on('message', (command: ReaderCommand) => parentPort?.postMessage(answer(command)))
