import { cleanText, fitText, isolated } from './text'

const SVG = 'http://www.w3.org/2000/svg'

/** A line of text: `y` is its baseline, `size` its height in px. */
export type TextLine = { text: string; y: number; size: number; fill: string; weight?: string }

/** An SVG element with these attributes. */
export function svgElement(
  document: Document,
  name: string,
  attributes: Record<string, string | number>,
): SVGElement {
  const made = document.createElementNS(SVG, name) as SVGElement
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  return made
}

/** A line of text from `x` on, cut where it leaves `room` px; isolated, so that it turns nothing around it. */
export function textElement(
  document: Document,
  x: number,
  line: TextLine,
  room: number,
): SVGElement {
  const text = svgElement(document, 'text', {
    x,
    y: Math.round(line.y),
    fill: line.fill,
    'font-size': line.size,
    ...(line.weight && { 'font-weight': line.weight }),
  })
  text.textContent = isolated(fitText(cleanText(line.text), room, line.size))
  return text
}

/** The element moved; not every program heeds `x` and `y` of a picture within a picture. */
export function placedAt(element: Element, x: number, y: number): SVGElement {
  const transform = `translate(${Math.round(x)},${Math.round(y)})`
  const group = svgElement(element.ownerDocument, 'g', { transform })
  group.append(element)
  return group
}
