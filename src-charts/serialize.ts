const ELEMENT = 1
const TEXT = 3

/**
 * An element as XML that is also valid inside HTML. Only elements, attributes and text are written, all escaped, so that
 * no text of a mark can become markup; what XML cannot hold is dropped.
 */
export function serializeSvg(element: Element): string {
  const attributes = [...element.attributes]
    .filter((attribute) => attribute.name !== 'xmlns')
    .map((attribute) => ` ${attribute.name}="${escaped(attribute.value)}"`)
  const children = [...element.childNodes].map((child) => {
    if (child.nodeType === ELEMENT) return serializeSvg(child as Element)
    return child.nodeType === TEXT ? escaped(child.textContent ?? '') : ''
  })
  const name = element.localName
  const namespace = name === 'svg' ? ' xmlns="http://www.w3.org/2000/svg"' : ''
  return `<${name}${namespace}${attributes.join('')}>${children.join('')}</${name}>`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(NOT_XML, '')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
}

/** What XML 1.0 cannot hold, escaped or not: controls but tab and line breaks, and two noncharacters. */
const NOT_XML = /[^\P{Cc}\t\n\r\u007f-\u009f]|[\ufffe\uffff]/gu
