/** A piece of a word and how likely it is: what the vocabulary of Universal Sentence Encoder lists. */
export type Piece = readonly [text: string, score: number]

const SPACE = '\u2581'
/** The first entries of the vocabulary are signs of the model, not pieces of texts. */
const RESERVED = 6
/** What no piece begins with. */
const UNKNOWN = 0

/** Cuts texts into pieces. */
export type Pieces = {
  /** The numbers of a text's pieces; a run of unknown characters is one 0. Linear in the length, never throws. */
  encode(text: string): number[]
  /** Whether a piece says something: a letter or digit is in it. */
  isWord(id: number): boolean
}

type Node = { next: Map<number, Node>; id: number; score: number }

/**
 * The unigram tokenizer of SentencePiece as the TensorFlow.js build of the model has it, for the same numbers: the most
 * likely cut wins, of equal ones the one whose last piece is shortest. A place that no piece ends at counts 0, as it does
 * there.
 */
export function openPieces(vocabulary: readonly Piece[]): Pieces {
  const root: Node = { next: new Map(), id: -1, score: 0 }
  for (let id = RESERVED; id < vocabulary.length; id++) {
    const [text, score] = vocabulary[id] as Piece
    let node = root
    for (const character of text) {
      const code = character.codePointAt(0) as number
      let next = node.next.get(code)
      if (next === undefined) {
        next = { next: new Map(), id: -1, score: 0 }
        node.next.set(code, next)
      }
      node = next
    }
    node.id = id
    node.score = score
  }
  const words = vocabulary.map(([text], id) => id >= RESERVED && /[\p{L}\p{N}]/u.test(text))
  return {
    isWord: (id) => words[id] ?? false,
    encode(text) {
      const codes = codePoints(text)
      const best = new Float64Array(codes.length + 1)
      const piece = new Int32Array(codes.length + 1)
      const length = new Int32Array(codes.length + 1).fill(1)
      for (let start = 0; start < codes.length; start++) {
        const before = best[start] as number
        const take = (end: number, id: number, score: number) => {
          const sum = before + score
          if (best[end] !== 0 && sum < (best[end] as number)) return
          best[end] = sum
          piece[end] = id
          length[end] = end - start
        }
        let isKnown = false
        let node = root.next.get(codes[start] as number)
        for (let end = start + 1; node !== undefined; end++) {
          if (node.id >= 0) {
            isKnown = true
            take(end, node.id, node.score)
          }
          node = node.next.get(codes[end] as number)
        }
        if (!isKnown) take(start + 1, UNKNOWN, 0)
      }
      const ids: number[] = []
      for (let end = codes.length; end > 0; end -= length[end] as number) {
        const id = piece[end] as number
        if (id !== UNKNOWN || ids.at(-1) !== UNKNOWN) ids.push(id)
      }
      return ids.reverse()
    },
  }
}

function codePoints(text: string): number[] {
  const normal = text.normalize('NFKC')
  if (normal === '') return []
  return Array.from(SPACE + normal.replaceAll(' ', SPACE), (each) => each.codePointAt(0) as number)
}
