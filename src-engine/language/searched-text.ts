type Json = Record<string, unknown>

/**
 * What the words of a message are made of: its text, what it forwards, and the cards of both. `embeds` and
 * `forwarded` are DCE's JSON; what is of another type than DCE writes counts as absent.
 */
export function searchedText(
  content: string,
  embeds: readonly unknown[] | null,
  forwarded: unknown,
): string {
  if ((embeds === null || embeds.length === 0) && !isObject(forwarded)) return content
  const texts: unknown[] = [content]
  if (isObject(forwarded)) texts.push(forwarded.content)
  for (const embed of embeds ?? []) addCard(texts, embed)
  if (isObject(forwarded) && Array.isArray(forwarded.embeds)) {
    for (const embed of forwarded.embeds) addCard(texts, embed)
  }
  return texts.filter((text) => typeof text === 'string' && text !== '').join('\n')
}

function addCard(texts: unknown[], embed: unknown): void {
  if (!isObject(embed)) return
  const { title, description, author, fields, footer } = embed
  texts.push(title, description, isObject(author) ? author.name : null)
  if (Array.isArray(fields)) {
    for (const field of fields) if (isObject(field)) texts.push(field.name, field.value)
  }
  if (isObject(footer)) texts.push(footer.text)
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
