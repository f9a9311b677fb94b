import { t } from '@lingui/core/macro'
import type { ChartInput } from '#charts/chart'
import { type ChartCaption, chartFile } from '#charts/file'
import { serializeSvg } from '#charts/serialize'
import type { Picture, PictureFormat } from '#shared/export'
import { call } from '../client'
import { baseName } from './format'
import { showDone } from './toasts'

/** Wide enough for a page of text; a PNG has twice as many points. */
const WIDTH = 900
const SCALE = 2

/**
 * Lets the user name a file and writes a chart into it as a picture with title and source line, whatever the theme of the
 * window; nothing happens when they cancel. `name` = the file's name as offered, without extension.
 */
export async function saveChart(
  chart: Pick<ChartInput, 'spec' | 'columns' | 'rows'>,
  caption: ChartCaption,
  name: string,
  format: PictureFormat,
): Promise<void> {
  const svg = chartFile({ ...chart, width: WIDTH, document }, caption)
  await savePicture(svg, name, format)
}

/** The same for any drawn picture. */
export async function savePicture(
  svg: SVGElement,
  name: string,
  format: PictureFormat,
): Promise<void> {
  const picture: Picture =
    format === 'svg' ? { format, data: serializeSvg(svg) } : { format, data: await pngOf(svg) }
  const path = await call('pictures.save', { suggested_name: `${name}.${format}`, picture })
  if (path === null) return
  showDone(t`Saved as ${baseName(path)}.`, t`Show in folder`, () =>
    call('shell.show_path', { path }),
  )
}

/** The drawn picture as PNG in base64, with the app's own letters. */
async function pngOf(svg: SVGElement): Promise<string> {
  const { default: font } = await import(
    '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?inline'
  )
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style')
  style.textContent = `@font-face { font-family: 'Inter Variable'; font-weight: 100 900; src: url(${font}); }`
  svg.prepend(style)
  const text = serializeSvg(svg)
  style.remove()
  const image = new Image()
  image.src = `data:image/svg+xml,${encodeURIComponent(text)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * SCALE
  canvas.height = image.naturalHeight * SCALE
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas to draw on')
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/png').replace(/^[^,]*,/, '')
}
