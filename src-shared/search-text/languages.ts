import { fold } from '../fold'

const ENGLISH = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

/** The name of a language by its ISO 639-1 code, `German` for `de`; the code itself when there is none. */
export function languageName(code: string, names = ENGLISH): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}

let byName: Map<string, string> | null = null

/** Codes by every name that a language has in English and in itself, and by themselves. */
export function languageCodes(): ReadonlyMap<string, string> {
  if (byName) return byName
  byName = new Map()
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  for (const code of [...letters].flatMap((a) => [...letters].map((b) => a + b))) {
    const english = ENGLISH.of(code)
    if (english === undefined) continue
    const own = new Intl.DisplayNames([code], { type: 'language', fallback: 'none' }).of(code)
    for (const name of [code, english, own ?? english]) {
      if (!byName.has(fold(name))) byName.set(fold(name), code)
    }
  }
  return byName
}

/** The code of a language that is called so, in English or by itself; null = there is none. */
export function languageOf(value: string): string | null {
  const text = fold(value).trim()
  return languageCodes().get(text) ?? languageCodes().get(text.replace(/[-_].*$/, '')) ?? null
}
