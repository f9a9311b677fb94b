/** One pixel of each. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
export const GIF = Buffer.from('R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=', 'base64')

/** A Lottie animation of a disc that goes around a point, and that would fetch things if it were let to. */
export function turningSticker(): object {
  const still = (k: unknown) => ({ a: 0, k })
  const turn = {
    a: 1,
    k: [
      { t: 0, s: [0], e: [360], i: { x: [0.8], y: [0.8] }, o: { x: [0.2], y: [0.2] } },
      { t: 60 },
    ],
    x: 'var $bm_rt = fetch("https://evil.example/")',
  }
  const middle = { p: still([80, 80, 0]), a: still([0, 0, 0]), s: still([100, 100, 100]) }
  const fill = { ty: 'fl', c: still([0.9, 0.3, 0.1, 1]), o: still(100) }
  const transform = {
    ty: 'tr',
    p: still([0, 0]),
    a: still([0, 0]),
    s: still([100, 100]),
    r: still(0),
    o: still(100),
  }
  const disc = { ty: 'el', p: still([40, 0]), s: still([40, 40]) }
  return {
    v: '5.7.0',
    fr: 30,
    ip: 0,
    op: 60,
    w: 160,
    h: 160,
    fonts: { list: [{ fName: 'a', fPath: 'https://evil.example/a.css', origin: 1 }] },
    assets: [{ id: 'a', w: 1, h: 1, u: 'https://evil.example/', p: 'a.png', e: 0 }],
    layers: [
      {
        ty: 4,
        ind: 1,
        sr: 1,
        ks: { o: still(100), r: turn, ...middle },
        shapes: [{ ty: 'gr', it: [disc, fill, transform] }],
        ip: 0,
        op: 60,
        st: 0,
      },
    ],
  }
}
