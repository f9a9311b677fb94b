/*
 * A sticker's animation is JSON of strangers that a player follows step by step. What could fetch something, run
 * something or go on for ever is taken out or refused here, before the player sees it.
 */

type Json = { [key: string]: unknown }

/** Discord takes stickers up to 512 kB. */
export const LOTTIE_BYTES = 1 << 20

/** Far more than drawn stickers have, far less than a window can bear. */
const MOST = { values: 400_000, depth: 60, layers: 3000, copies: 200, side: 4096, frames: 36_000 }

/** An animation that may be played; null for one that is none, or that is not harmless. */
export function checkedLottie(text: string): Json | null {
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch {
    return null
  }
  if (!isObject(root) || !isBounded(root)) return null
  const { w, h, ip, op, fr, layers } = root
  if (!within(w, 1, MOST.side) || !within(h, 1, MOST.side) || !within(fr, 1, 240)) return null
  if (!within(ip, -MOST.frames, MOST.frames) || !within(op, ip as number, MOST.frames)) return null
  if (!Array.isArray(layers)) return null
  const assets = Array.isArray(root.assets) ? root.assets.filter(isObject) : []
  if (!isSmall(layers, assets)) return null
  // fonts and their letters come from addresses; the players of Discord draw shapes and nothing else
  const { fonts: _fonts, chars: _chars, ...rest } = root
  return { ...rest, assets: assets.filter(isInside), layers: layers.filter(isDrawn) }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function within(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most
}

/** Bounds what there is, and takes expressions and repeaters without end out of it. */
function isBounded(root: Json): boolean {
  const waiting: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }]
  let left = MOST.values
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (--left < 0 || next.depth > MOST.depth) return false
    const { value, depth } = next
    if (typeof value !== 'object' || value === null) continue
    if (isObject(value)) {
      // `x` as a text is an expression: a program
      if (typeof value.x === 'string') delete value.x
      if (value.ty === 'rp' && !isFewCopies(value)) return false
    }
    for (const inner of Object.values(value)) waiting.push({ value: inner, depth: depth + 1 })
  }
  return true
}

function isFewCopies({ c }: Json): boolean {
  const value = isObject(c) ? c.k : c
  const steps = Array.isArray(value) ? value : [value]
  return steps.every((step) => {
    const said = isObject(step) ? [step.s, step.e].flat() : [step]
    return said.every((count) => count === undefined || within(count, 0, MOST.copies))
  })
}

/** A composition may show another one; counted as often as it is drawn, and never inside of itself. */
function isSmall(layers: readonly unknown[], assets: readonly Json[]): boolean {
  const compositions = new Map(
    assets.filter(({ layers }) => Array.isArray(layers)).map((asset) => [asset.id, asset]),
  )
  let left = MOST.layers
  const draw = (drawn: readonly unknown[], inside: readonly Json[]): boolean => {
    for (const layer of drawn) {
      if (--left < 0) return false
      const shown = isObject(layer) && layer.ty === 0 ? compositions.get(layer.refId) : undefined
      if (!shown) continue
      if (inside.includes(shown)) return false
      if (!draw(shown.layers as unknown[], [...inside, shown])) return false
    }
    return true
  }
  return draw(layers, [])
}

/** A composition, or a picture that stands in the animation itself. */
function isInside(asset: Json): boolean {
  if (Array.isArray(asset.layers)) {
    asset.layers = asset.layers.filter(isDrawn)
    return true
  }
  const isData =
    typeof asset.p === 'string' && /^data:image\/(png|jpeg|webp|gif);base64,/.test(asset.p)
  if (isData) asset.u = ''
  return isData
}

/** Text (5), sound (6) and what is given as data (15) are left out. */
function isDrawn(layer: unknown): boolean {
  return isObject(layer) && ![5, 6, 15].includes(layer.ty as number)
}
