import type { Source } from './source'
import type { Found } from './tokens'

const LANGUAGE = /^([a-z0-9_+\-.#]{1,40})\n(?=[\s\S]*\S)/i

/** The code block that begins at three back ticks; null when nothing closes it or nothing is in it. */
export function codeBlockAt(source: Source, at: number, to: number): Found | null {
  const { text } = source
  if (!text.startsWith('```', at)) return null
  const close = source.find('```', at + 4, to)
  if (close < 0) return null
  const inner = text.slice(at + 3, close)
  source.spend(inner.length)
  const lang = LANGUAGE.exec(inner)?.[1] ?? ''
  const code = (lang === '' ? inner : inner.slice(lang.length + 1)).replace(/^\n+|\n+$/g, '')
  if (code === '') return null
  // The line that the closing mark stands on ends with the block.
  const end = text[close + 3] === '\n' && close + 4 <= to ? close + 4 : close + 3
  return { node: { type: 'code_block', lang, text: code }, end }
}

const TICKS = /`+/y

/** Code in a line, between runs of as many back ticks; null when no such run closes it. */
export function inlineCodeAt(source: Source, at: number, to: number): Found | null {
  const ticks = run(source.text, at)
  for (let close = at + ticks; close < to; ) {
    close = source.find('`', close, to)
    if (close < 0) return null
    const length = run(source.text, close)
    source.spend(length)
    if (length === ticks && close + length <= to) {
      return {
        node: { type: 'code', text: inside(source.text, at + ticks, close) },
        end: close + ticks,
      }
    }
    close += length
  }
  return null
}

function run(text: string, at: number): number {
  TICKS.lastIndex = at
  return TICKS.exec(text)?.[0].length ?? 0
}

/** A space on either side may stand there to part the code from its marks. */
function inside(text: string, from: number, to: number): string {
  const code = text.slice(from, to)
  return /^ .*[^ ].* $/s.test(code) && code.includes('`') ? code.slice(1, -1) : code
}
