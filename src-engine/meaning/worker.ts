import { parentPort, workerData } from 'node:worker_threads'
import { nearestCodes } from './codes'
import { openModel } from './open-model'
import type { MeaningCommand, MeaningMessage, MeaningSetup } from './protocol'

/**
 * The thread that owns onnxruntime: several threads with it are known to crash (onnxruntime #20084, #24486). Answers
 * in order, releases the model when it is told to end, and ends by itself then.
 */
async function serve(port: NonNullable<typeof parentPort>): Promise<void> {
  const { place, runtime } = workerData as MeaningSetup
  const say = (message: MeaningMessage, moved: ArrayBuffer[] = []) =>
    port.postMessage(message, moved)
  const model = await openModel(place, runtime).catch((thrown: unknown) => {
    say({ kind: 'failed', message: reasonOf(thrown) })
    port.close()
    return null
  })
  if (model === null) return
  const { fingerprint, name, dims, runtime: kind } = model
  say({ kind: 'loaded', facts: { fingerprint, name, dims, runtime: kind } })

  const answer = async (command: MeaningCommand): Promise<void> => {
    if (command.kind === 'end') {
      await model.release()
      port.close()
      return
    }
    const { id } = command
    try {
      if (command.kind === 'embed') {
        const vectors = await model.embed(command.texts)
        say({ kind: 'vectors', id, vectors }, [vectors.buffer as ArrayBuffer])
      } else {
        const places = nearestCodes(command.search)
        say({ kind: 'places', id, places }, [places.buffer as ArrayBuffer])
      }
    } catch (thrown) {
      say({ kind: 'error', id, message: reasonOf(thrown) })
    }
  }
  let last = Promise.resolve()
  port.on('message', (command: MeaningCommand) => {
    last = last.then(() => answer(command))
  })
}

/** What went wrong, without what it was about: errors of the runtime name shapes and operators. */
function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}

// no lower priority than others, unlike the parser threads: people wait for it when they search
if (parentPort !== null) void serve(parentPort)
