/*
 * The part of ONNX that a model needs to be written: protobuf messages of onnx.proto, by their field numbers. Field
 * numbers and enum values are those of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
 */

/** Values of `TensorProto.DataType`. */
export const DataType = { float: 1, int8: 3, int64: 7 } as const

/** A constant of a graph. */
export type Tensor = {
  name: string
  dims: readonly number[]
  type: (typeof DataType)[keyof typeof DataType]
  /** Little-endian, as ONNX stores it on every machine. */
  data: Uint8Array
}

/** A value that goes in or out; a text in `dims` names a length that is only known when it runs. */
export type Port = { name: string; type: Tensor['type']; dims: readonly (number | string)[] }

/** `float` wraps numbers that ONNX wants as floats; plain numbers are ints. */
export type Attribute = number | readonly number[] | { float: number }

export type Node = {
  op: string
  inputs: readonly string[]
  outputs: readonly string[]
  attributes?: Readonly<Record<string, Attribute>>
  /** '' = ONNX's own operators. */
  domain?: string
}

export type Graph = {
  name: string
  nodes: readonly Node[]
  constants: readonly Tensor[]
  inputs: readonly Port[]
  outputs: readonly Port[]
}

const IR_VERSION = 8
/** 17 is the first with LayerNormalization. */
const OPSET = 17
const FLOAT = 1
const INT = 2
const INTS = 7

/** A whole ONNX file of the graph. */
export function onnxModel(graph: Graph, producer: string): Uint8Array {
  const domains = new Set(['', ...graph.nodes.map((node) => node.domain ?? '')])
  return message(
    int(1, IR_VERSION),
    text(2, producer),
    nested(
      7,
      ...graph.nodes.map((node) => nested(1, ...nodeFields(node))),
      text(2, graph.name),
      ...graph.constants.map((tensor) => nested(5, ...tensorFields(tensor))),
      ...graph.inputs.map((port) => nested(11, ...portFields(port))),
      ...graph.outputs.map((port) => nested(12, ...portFields(port))),
    ),
    ...[...domains].map((domain) => nested(8, text(1, domain), int(2, domain === '' ? OPSET : 1))),
  )
}

function nodeFields({ op, inputs, outputs, attributes = {}, domain = '' }: Node): Uint8Array[] {
  return [
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, op),
    ...Object.entries(attributes).map(([name, value]) =>
      nested(5, text(1, name), ...attributeFields(value)),
    ),
    ...(domain === '' ? [] : [text(7, domain)]),
  ]
}

function attributeFields(value: Attribute): Uint8Array[] {
  if (typeof value === 'number') return [int(3, value), int(20, INT)]
  if ('float' in value) return [float(2, value.float), int(20, FLOAT)]
  return [...value.map((each) => int(8, each)), int(20, INTS)]
}

function tensorFields({ name, dims, type, data }: Tensor): Uint8Array[] {
  return [...dims.map((dim) => int(1, dim)), int(2, type), text(8, name), bytes(9, data)]
}

function portFields({ name, type, dims }: Port): Uint8Array[] {
  const shape = dims.map((dim) => nested(1, typeof dim === 'number' ? int(1, dim) : text(2, dim)))
  return [text(1, name), nested(2, nested(1, int(1, type), nested(2, ...shape)))]
}

function message(...fields: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(fields)
}

function nested(field: number, ...fields: readonly Uint8Array[]): Uint8Array {
  return bytes(field, message(...fields))
}

function text(field: number, value: string): Uint8Array {
  return bytes(field, Buffer.from(value))
}

function bytes(field: number, value: Uint8Array): Uint8Array {
  return Buffer.concat([varint((field << 3) | 2), varint(value.length), value])
}

function int(field: number, value: number): Uint8Array {
  return Buffer.concat([varint(field << 3), varint(value)])
}

function float(field: number, value: number): Uint8Array {
  const data = Buffer.alloc(4)
  data.writeFloatLE(value)
  return Buffer.concat([varint((field << 3) | 5), data])
}

/** Negative numbers take ten bytes, as 64-bit two's complement. */
function varint(value: number): Uint8Array {
  let rest = BigInt.asUintN(64, BigInt(value))
  const out: number[] = []
  do {
    const low = Number(rest & 127n)
    rest >>= 7n
    out.push(rest === 0n ? low : low | 128)
  } while (rest !== 0n)
  return Uint8Array.from(out)
}
