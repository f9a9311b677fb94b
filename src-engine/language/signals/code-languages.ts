import { CODE_ALIASES, CODE_LANGUAGES } from './code-names'

const FENCE = /```([a-zA-Z0-9+#.-]{1,20})\n[\s\S]*?(?:```|$)/g

/**
 * The languages that the fenced blocks of a message name, each once, as highlight.js calls them; a name that it does not
 * know is left out. Blocks without a name are not guessed at: see docs/decisions/0022.
 */
export function codeLanguages(content: string): string[] {
  if (!content.includes('```')) return []
  const found = new Set<string>()
  for (const [, tag = ''] of content.matchAll(FENCE)) {
    const name = tag.toLowerCase()
    const language = CODE_ALIASES[name] ?? name
    if (CODE_LANGUAGES.has(language)) found.add(language)
  }
  return [...found]
}
