import { describe, expect, it } from 'vitest'
import { checkedLottie } from './lottie-check'

type Json = Record<string, unknown>
const shape = { ty: 4, ks: {}, shapes: [] }
const animation = (more: Json = {}) => ({
  v: '5.5.2',
  w: 160,
  h: 160,
  fr: 60,
  ip: 0,
  op: 60,
  layers: [shape],
  assets: [],
  ...more,
})
const check = (more: Json) => checkedLottie(JSON.stringify(animation(more)))

describe('an animation of strangers', () => {
  it('is played when it is harmless', () => {
    expect(check({})).toEqual(animation())
  })

  it.each<[string, string]>([
    ['no JSON', '{"v":'],
    ['a list', '[]'],
    ['a text', '"<svg onload=alert(1)>"'],
    ['something else', '{"guild":{}}'],
  ])('is none when it is %s', (_name, text) => {
    expect(checkedLottie(text)).toBe(null)
  })

  it.each<[string, Json]>([
    ['is of giant size', { w: 1e9 }],
    ['has no size', { h: 0 }],
    ['is without end', { op: 1e12 }],
    ['goes backwards', { ip: 50, op: 10 }],
    [
      'shows itself',
      { assets: [{ id: 'a', layers: [{ ty: 0, refId: 'a' }] }], layers: [{ ty: 0, refId: 'a' }] },
    ],
    [
      'doubles itself again and again',
      {
        layers: [{ ty: 0, refId: '0' }],
        assets: Array.from({ length: 30 }, (_, index) => ({
          id: String(index),
          layers: [1, 2].map(() => ({ ty: 0, refId: String(index + 1) })),
        })),
      },
    ],
    ['copies without end', { layers: [{ ty: 4, shapes: [{ ty: 'rp', c: { a: 0, k: 1e9 } }] }] }],
    [
      'copies without end in time',
      { layers: [{ ty: 4, shapes: [{ ty: 'rp', c: { a: 1, k: [{ t: 0, s: [1e9] }] } }] }] },
    ],
    ['has too many layers', { layers: Array.from({ length: 4000 }, () => shape) }],
    [
      'has too many values',
      { layers: [{ ...shape, k: Array.from({ length: 500_000 }, () => 1) }] },
    ],
    ['is too deep', { layers: [JSON.parse(`${'{"a":'.repeat(80)}1${'}'.repeat(80)}`)] }],
  ])('is not played when it %s', (_name, more) => {
    expect(check(more)).toBe(null)
  })

  it('loses what would fetch or run something', () => {
    const checked = check({
      fonts: { list: [{ fPath: 'https://evil.example/font.css' }] },
      chars: [{}],
      assets: [
        { id: 'far', u: 'https://evil.example/', p: 'x.png', e: 0 },
        { id: 'path', u: '', p: '../../x.png', e: 1 },
        { id: 'svg', p: 'data:image/svg+xml;base64,AAAA', e: 1 },
        { id: 'own', u: 'https://evil.example/', p: 'data:image/png;base64,AAAA', e: 1 },
      ],
      layers: [
        { ty: 5, t: {} },
        { ty: 6 },
        { ty: 4, ks: { o: { a: 0, k: 100, x: 'var $bm_rt = fetch("https://evil.example")' } } },
      ],
    })
    expect(checked?.fonts).toBeUndefined()
    expect(checked?.chars).toBeUndefined()
    expect(checked?.assets).toEqual([{ id: 'own', u: '', p: 'data:image/png;base64,AAAA', e: 1 }])
    expect(checked?.layers).toEqual([{ ty: 4, ks: { o: { a: 0, k: 100 } } }])
  })
})
