/** Message text as one line without its marks: for previews. */
export function excerptLine(text: string): string {
  return text
    .replace(/\|\|[\s\S]+?\|\|/g, '▮▮▮')
    .replace(/<a?:(\w+):\d+>/g, ':$1:')
    .replace(/```\w*|[*_~]{2,}|`|^(#{1,3}|-#|>{1,3}) /gm, '')
    .replace(/\s+/g, ' ')
    .trim()
}
