import { type Attribute, DataType, type Graph, type Node, type Tensor } from './onnx-writer'
import type { Weights } from './use-weights'

/*
 * Universal Sentence Encoder lite as an ONNX graph: two transformer layers over pieces of words, the mean of what comes
 * out, one dense layer, length one. It is the graph of the TensorFlow.js model, without what that needs for sparse input.
 * - The piece's vector is added twice: once itself, once with its place (`x0 = 2 * piece + place`).
 * - The first layer doubles the width, so what it is added to goes through a dense layer of its own.
 * - Padding is kept out where it could be seen: in the attention and in the mean.
 */

const PIECES = 8002
const HEADS = 4
/** What the attention of padding is lowered by. */
const AWAY = -1e9
const EPSILON = 9.999999974752427e-7

const TAIL = 'KonaTransformer/Encode'
const STACK = `${TAIL}/TransformerStack`

/** How the weights are stored: as they were, or as 8-bit integers with a scale for each column. */
export type Precision = 'fp32' | 'int8'

/** Inputs `ids` [batch, length] and `mask` [batch, length] (0 = padding); output `embedding` [batch, 512], length one. */
export function sentenceGraph(weights: Weights, precision: Precision): Graph {
  const draft = new Draft(precision)
  const pieces = draft.rows(weights.get('Embeddings_en', [PIECES, 256]), 256, 'ids')
  const twice = draft.op('Mul', [pieces, draft.scalar(2)])
  const x0 = draft.op('Add', [twice, places(draft, weights)])
  const away = draft.op('Mul', [
    draft.op('Sub', [draft.scalar(1), draft.unsqueezed('mask', [1, 2])]),
    draft.scalar(AWAY),
  ])
  const first = layer(draft, weights, { number: 0, width: 256, input: x0, away })
  const second = layer(draft, weights, { number: 1, width: 512, input: first, away })
  const seen = draft.op('Mul', [second, draft.unsqueezed('mask', [2])])
  const mean = draft.op('Div', [draft.sum(seen, 1, false), draft.sum('mask', 1, true)])
  const dense = draft.matmul(mean, weights.get('tanh_layer_0/weights', [512, 512]), 512)
  const bias = draft.floats(weights.get('tanh_layer_0/bias', [512]))
  const bent = draft.op('Tanh', [draft.op('Add', [dense, bias])])
  draft.op('LpNormalization', [bent], { axis: -1, p: 2 }, 'embedding')
  return {
    name: 'universal-sentence-encoder-lite',
    nodes: draft.nodes,
    constants: draft.constants,
    inputs: [
      { name: 'ids', type: DataType.int64, dims: ['batch', 'length'] },
      { name: 'mask', type: DataType.float, dims: ['batch', 'length'] },
    ],
    outputs: [{ name: 'embedding', type: DataType.float, dims: ['batch', 512] }],
  }
}

/** A sine and a cosine of every place, [length, 256]. */
function places(draft: Draft, weights: Weights): string {
  const length = draft.op('Gather', [draft.op('Shape', ['ids']), draft.int(1)])
  const range = draft.op('Range', [draft.int(0), length, draft.int(1)])
  const place = draft.op('Cast', [range], { to: DataType.float })
  const speed = weights.get('AddTimingSignal/TimingSignal/ExpandDims_1', [128])
  const angle = draft.op('Mul', [draft.unsqueezed(place, [1]), draft.floats(speed)])
  return draft.op('Concat', [draft.op('Sin', [angle]), draft.op('Cos', [angle])], { axis: 1 })
}

type LayerPlan = { number: 0 | 1; width: number; input: string; away: string }

function layer(draft: Draft, weights: Weights, plan: LayerPlan): string {
  const { number, width, input, away } = plan
  const at = `${TAIL}/Layer_${number}/TransformerLayer`
  const residual =
    number === 1
      ? input
      : draft.op('Add', [
          draft.matmul(
            input,
            weights.get(`${at}/dense/kernel/ConcatPartitions/concat`, [256, 512]),
            512,
          ),
          draft.floats(weights.get(`${at}/dense/bias/ConcatPartitions/concat`, [512])),
        ])
  const attended = attention(draft, weights, {
    at: `${at}/MultiheadAttention`,
    width,
    input: norm(draft, weights, `${at}/layer_prepostprocess`, width, input),
    away,
  })
  const middle = draft.op('Add', [attended, residual])
  const ready = norm(draft, weights, `${at}/FFN/layer_prepostprocess`, 512, middle)
  const stack = `${STACK}/Layer_${number}/TransformerLayer/FFN`
  const wide = draft.op('Add', [
    draft.matmul(ready, weights.get(`${stack}/conv1/Tensordot/Reshape_1`, [512, 1536]), 1536),
    draft.floats(weights.get(`${at}/FFN/conv1/bias/ConcatPartitions/concat`, [1536])),
  ])
  const narrow = draft.op('Add', [
    draft.matmul(
      draft.op('Relu', [wide]),
      weights.get(`${stack}/conv2/Tensordot/Reshape_1`, [1536, 512]),
      512,
    ),
    draft.floats(weights.get(`${at}/FFN/conv2/bias/ConcatPartitions/concat`, [512])),
  ])
  return draft.op('Add', [narrow, middle])
}

function norm(draft: Draft, weights: Weights, at: string, width: number, input: string): string {
  const part = (name: string) =>
    draft.floats(
      weights.get(`${at}/layer_norm/layer_norm_${name}/ConcatPartitions/concat`, [width]),
    )
  return draft.op('LayerNormalization', [input, part('scale'), part('bias')], {
    axis: -1,
    epsilon: { float: EPSILON },
  })
}

type AttentionPlan = { at: string; width: number; input: string; away: string }

function attention(draft: Draft, weights: Weights, plan: AttentionPlan): string {
  const { at, width, input, away } = plan
  const kernel = (name: string) => `${at}/${name}_transform_single/kernel/part_0`
  const bias = (name: string) => `${at}/${name}_transform_single/bias/ConcatPartitions/concat`
  const all = draft.op('Add', [
    draft.matmul(input, weights.get(kernel('qkv'), [width, 3 * width]), 3 * width),
    draft.floats(weights.get(bias('qkv'), [3 * width])),
  ])
  const [query = '', key = '', value = ''] = draft.split(all, 3)
  const size = width / HEADS
  const heads = (name: string, perm: number[]) =>
    draft.op('Transpose', [draft.reshaped(name, [0, 0, HEADS, size])], { perm })
  const scaled = draft.op('Mul', [heads(query, [0, 2, 1, 3]), draft.scalar(size ** -0.5)])
  const fit = draft.op('MatMul', [scaled, heads(key, [0, 2, 3, 1])])
  const share = draft.op('Softmax', [draft.op('Add', [fit, away])], { axis: -1 })
  const mixed = draft.op('MatMul', [share, heads(value, [0, 2, 1, 3])])
  const together = draft.op('Transpose', [mixed], { perm: [0, 2, 1, 3] })
  return draft.op('Add', [
    draft.matmul(
      draft.reshaped(together, [0, 0, width]),
      weights.get(kernel('output'), [width, 512]),
      512,
    ),
    draft.floats(weights.get(bias('output'), [512])),
  ])
}

/** A graph that is being written; every method returns the name of what it makes. */
class Draft {
  readonly nodes: Node[] = []
  readonly constants: Tensor[] = []
  readonly #precision: Precision
  #names = 0

  constructor(precision: Precision) {
    this.#precision = precision
  }

  op(
    op: string,
    inputs: readonly string[],
    attributes: Record<string, Attribute> = {},
    output = this.#name(),
  ): string {
    this.nodes.push({ op, inputs, outputs: [output], attributes })
    return output
  }

  split(input: string, parts: number): string[] {
    const outputs = Array.from({ length: parts }, () => this.#name())
    this.nodes.push({ op: 'Split', inputs: [input], outputs, attributes: { axis: -1 } })
    return outputs
  }

  reshaped(input: string, dims: readonly number[]): string {
    return this.op('Reshape', [input, this.ints(dims)])
  }

  unsqueezed(input: string, axes: readonly number[]): string {
    return this.op('Unsqueeze', [input, this.ints(axes)])
  }

  sum(input: string, axis: number, isKept: boolean): string {
    return this.op('ReduceSum', [input, this.ints([axis])], { keepdims: isKept ? 1 : 0 })
  }

  /** `input` times a matrix of `columns`; 8-bit weights meet 8-bit values, whose scale is made when it runs. */
  matmul(input: string, matrix: Float32Array, columns: number): string {
    if (this.#precision === 'fp32') {
      const dims = [matrix.length / columns, columns]
      return this.op('MatMul', [input, this.floats(matrix, dims)])
    }
    const { values, scales } = quantized(matrix, columns, 'columns')
    const output = this.#name()
    this.nodes.push({
      op: 'DynamicQuantizeMatMul',
      domain: 'com.microsoft',
      inputs: [input, this.#int8(values, columns), this.floats(scales)],
      outputs: [output],
    })
    return output
  }

  /** The rows of a matrix that `ids` names. */
  rows(matrix: Float32Array, columns: number, ids: string): string {
    if (this.#precision === 'fp32') {
      return this.op('Gather', [this.floats(matrix, [matrix.length / columns, columns]), ids])
    }
    const { values, scales } = quantized(matrix, columns, 'rows')
    const picked = this.op('Gather', [this.#int8(values, columns), ids])
    const scale = this.op('Gather', [this.floats(scales, [scales.length, 1]), ids])
    return this.op('Mul', [this.op('Cast', [picked], { to: DataType.float }), scale])
  }

  scalar(value: number): string {
    return this.floats(Float32Array.of(value), [])
  }

  floats(values: Float32Array, dims: readonly number[] = [values.length]): string {
    return this.#constant(DataType.float, dims, littleEndian(values))
  }

  int(value: number): string {
    return this.#constant(DataType.int64, [], littleEndian(BigInt64Array.of(BigInt(value))))
  }

  ints(values: readonly number[]): string {
    const data = littleEndian(BigInt64Array.from(values.map(BigInt)))
    return this.#constant(DataType.int64, [values.length], data)
  }

  #int8(values: Int8Array, columns: number): string {
    return this.#constant(DataType.int8, [values.length / columns, columns], littleEndian(values))
  }

  #constant(type: Tensor['type'], dims: readonly number[], data: Uint8Array): string {
    const name = this.#name()
    this.constants.push({ name, dims, type, data })
    return name
  }

  #name(): string {
    this.#names += 1
    return `v${this.#names}`
  }
}

/** The largest integer that a weight becomes. */
const LARGEST = 127

/** Integers that stand for a matrix when each column or row is multiplied by its scale. */
function quantized(
  matrix: Float32Array,
  columns: number,
  by: 'columns' | 'rows',
): { values: Int8Array; scales: Float32Array } {
  const rows = matrix.length / columns
  const scales = new Float32Array(by === 'columns' ? columns : rows)
  const scaleOf =
    by === 'columns' ? (at: number) => at % columns : (at: number) => Math.floor(at / columns)
  for (let at = 0; at < matrix.length; at++) {
    const place = scaleOf(at)
    scales[place] = Math.max(scales[place] ?? 0, Math.abs(matrix[at] ?? 0) / LARGEST)
  }
  const values = Int8Array.from(matrix, (value, at) => {
    const scale = scales[scaleOf(at)] ?? 0
    return scale === 0 ? 0 : Math.round(value / scale)
  })
  return { values, scales }
}

function littleEndian(values: Float32Array | Int8Array | BigInt64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
}
