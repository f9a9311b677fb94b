/** A piece of message text. Urls are http(s) only; every other text is inert. */
export type MarkdownNode =
  | { type: 'text' | 'code' | 'unicode_emoji' | 'everyone'; text: string }
  | { type: 'break' }
  | {
      type: 'strong' | 'em' | 'underline' | 'strike' | 'spoiler' | 'quote' | 'subtext'
      content: MarkdownNode[]
    }
  | { type: 'heading'; level: number; content: MarkdownNode[] }
  | { type: 'list'; items: ListItem[] }
  | { type: 'code_block'; lang: string; text: string }
  /** `is_masked` = words stand for the address. */
  | { type: 'link'; url: string; content: MarkdownNode[]; is_masked: boolean }
  /** A mention: by id when the export holds raw markdown, by name when names were resolved. */
  | { type: 'author' | 'channel' | 'role'; id: string }
  | { type: 'author_name' | 'channel_name' | 'role_name'; name: string }
  /** `id` null = only the name is known. */
  | { type: 'emoji'; name: string; id: string | null }
  /** `seconds` since the Unix epoch; `style` as in Discord, `f` when none is given. */
  | { type: 'time'; seconds: number; style: string }
  | { type: 'command'; name: string }
  /** A page of the guild that Discord itself makes, such as `customize`. */
  | { type: 'navigation'; to: string }

/** `marker` null = a bullet, else the number; `depth` counts from 0. */
export type ListItem = { marker: string | null; depth: number; content: MarkdownNode[] }

/** Puts a node at the end; neighbouring texts become one. */
export function push(nodes: MarkdownNode[], node: MarkdownNode): void {
  const last = nodes.at(-1)
  if (node.type === 'text' && last?.type === 'text') last.text += node.text
  else if (node.type !== 'text' || node.text !== '') nodes.push(node)
}
