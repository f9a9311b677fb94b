import { parseTolerant, type Repairs } from './tolerant'

const PROPERTY = /\s*("(?:[^"\\\n]|\\.)*")\s*:\s*("(?:[^"\\\n]|\\.)*"|null)\s*[,}]/y

/**
 * What can still be read of a small object that is not JSON any more: its texts and nulls up to the damage.
 * null when not even the first can be.
 */
export function salvage(text: string, repairs: Repairs): Record<string, unknown> | null {
  const parts: string[] = []
  PROPERTY.lastIndex = 1
  for (;;) {
    const match = text[0] === '{' ? PROPERTY.exec(text) : null
    if (match === null) break
    parts.push(`${match[1]}:${match[2]}`)
  }
  if (parts.length === 0) return null
  try {
    return parseTolerant(`{${parts.join()}}`, repairs) as Record<string, unknown>
  } catch {
    return null
  }
}
