/** Which build of onnxruntime runs a model: the machine's own code, or WebAssembly where there is none for it. */
export type RuntimeKind = 'native' | 'wasm'

/** A model that is loaded. */
export type Session = {
  readonly kind: RuntimeKind
  readonly inputs: readonly string[]
  /** Runs it once and returns its first output. */
  run(
    feeds: Readonly<Record<string, Input>>,
  ): Promise<{ data: Float32Array; dims: readonly number[] }>
  /** Gives its memory back; nothing may run then or later. */
  release(): Promise<void>
}

/** A value that goes in. */
export type Input = { data: BigInt64Array | Float32Array; dims: readonly number[] }

/** What both builds have. */
type Ort = Pick<typeof import('onnxruntime-node'), 'InferenceSession' | 'Tensor'>

/**
 * Loads a model into onnxruntime: the native build, or the WebAssembly build where that cannot be loaded (no build for
 * this processor, a system library is missing) or when `kind` asks for it. One core, no network.
 */
export async function openSession(bytes: Uint8Array, kind?: RuntimeKind): Promise<Session> {
  if (kind !== 'wasm') {
    try {
      return await open(await nativeRuntime(), bytes, 'native')
    } catch (thrown) {
      if (kind === 'native') throw thrown
    }
  }
  return open(await wasmRuntime(), bytes, 'wasm')
}

async function nativeRuntime(): Promise<Ort> {
  return await import('onnxruntime-node')
}

async function wasmRuntime(): Promise<Ort> {
  const module = await import('onnxruntime-web')
  // more threads would each be a worker of its own
  module.env.wasm.numThreads = 1
  return module
}

async function open(ort: Ort, bytes: Uint8Array, kind: RuntimeKind): Promise<Session> {
  const session = await ort.InferenceSession.create(bytes, {
    executionProviders: [kind === 'native' ? 'cpu' : 'wasm'],
    graphOptimizationLevel: 'all',
    executionMode: 'sequential',
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    // an arena keeps what the longest text needed
    enableCpuMemArena: false,
    // warnings would go to stderr past us
    logSeverityLevel: 3,
  })
  const [output = ''] = session.outputNames
  return {
    kind,
    inputs: session.inputNames,
    async run(feeds) {
      const tensors = Object.entries(feeds).map(([name, { data, dims }]) => [
        name,
        data instanceof Float32Array
          ? new ort.Tensor('float32', data, dims)
          : new ort.Tensor('int64', data, dims),
      ])
      const result = (await session.run(Object.fromEntries(tensors)))[output]
      if (result === undefined || result.type !== 'float32') {
        throw new Error('the model gives no floats')
      }
      return { data: result.data as Float32Array, dims: result.dims }
    },
    release: () => session.release(),
  }
}
