import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type CSSProperties, type ReactNode, useMemo, useState } from 'react'
import { callQuery } from '../client'
import { Emoji } from '../ui/Emoji'
import { keyed } from '../ui/keyed'
import { useMedia } from '../ui/media'
import { useNameOf } from '../ui/names'
import { useTimeFormat } from '../ui/time'
import { useText } from './context'
import { highlightParts } from './highlight'
import classes from './Markdown.module.css'
import { isJumbo, type ListItem, type MarkdownNode, parseMarkdown } from './markdown'
import { TextLink } from './PlaceLink'
import { tokenTime } from './token-time'

/** Message text as React elements, with `after` on its last line; must stand inside a {@link TextProvider}. */
export function Markdown({ text, after }: { text: string; after?: ReactNode }) {
  const { mentions, emojis } = useText()
  const nodes = useMemo(() => {
    const authors = mentions.map((author) => author.author_name).sort((a, b) => b.length - a.length)
    return parseMarkdown(text, { authors, emojis: new Set(emojis.keys()) })
  }, [text, mentions, emojis])
  return (
    <div className={isJumbo(nodes) ? `${classes.text} ${classes.jumbo}` : classes.text} dir="auto">
      <Nodes nodes={nodes} />
      {after}
    </div>
  )
}

function Nodes({ nodes }: { nodes: readonly MarkdownNode[] }) {
  return keyed(nodes, (node) => <Node node={node} />)
}

function Node({ node }: { node: MarkdownNode }) {
  switch (node.type) {
    case 'text':
      return <Text text={node.text} />
    case 'unicode_emoji':
      return <Emoji emoji={node.text} />
    case 'break':
      return '\n'
    case 'strong':
      return (
        <strong>
          <Nodes nodes={node.content} />
        </strong>
      )
    case 'em':
      return (
        <em>
          <Nodes nodes={node.content} />
        </em>
      )
    case 'underline':
      return (
        <u>
          <Nodes nodes={node.content} />
        </u>
      )
    case 'strike':
      return (
        <s>
          <Nodes nodes={node.content} />
        </s>
      )
    case 'spoiler':
      return <Spoiler content={node.content} />
    case 'quote':
      return (
        <blockquote className={classes.quote}>
          <Nodes nodes={trimmed(node.content)} />
        </blockquote>
      )
    case 'subtext':
      return (
        <div className={classes.subtext}>
          <Nodes nodes={node.content} />
        </div>
      )
    // A heading of a message is no heading of the window: it must not stand in its outline.
    case 'heading':
      return (
        <div className={classes.heading} data-level={node.level}>
          <Nodes nodes={node.content} />
        </div>
      )
    case 'list':
      return (
        <ul className={classes.list}>
          {keyed(node.items, (item) => (
            <Item item={item} />
          ))}
        </ul>
      )
    case 'code':
      return (
        <code className={classes.code}>
          <Text text={node.text} />
        </code>
      )
    case 'code_block':
      return (
        <pre className={classes.block}>
          <code>
            <Text text={node.text} />
          </code>
        </pre>
      )
    case 'link':
      return (
        <TextLink url={node.url} isBare={isText(node.content, node.url)}>
          <Nodes nodes={node.content} />
        </TextLink>
      )
    case 'author':
      return <AuthorMention id={node.id} />
    case 'author_name':
      return <span className={classes.mention}>@{node.name}</span>
    case 'role':
      return (
        <span className={classes.mention} title={`Role ${node.id}`}>
          @role
        </span>
      )
    case 'everyone':
      return <span className={classes.mention}>{node.text}</span>
    case 'channel':
      return <ChannelMention id={node.id} />
    case 'emoji':
      return <CustomEmoji name={node.name} />
    case 'time':
      return <TokenTime seconds={node.seconds} style={node.style} />
    case 'command':
      return <span className={classes.mention}>/{node.name}</span>
  }
}

function isText([first, ...more]: readonly MarkdownNode[], text: string): boolean {
  return more.length === 0 && first?.type === 'text' && first.text === text
}

function trimmed(nodes: readonly MarkdownNode[]): readonly MarkdownNode[] {
  return nodes.at(-1)?.type === 'break' ? nodes.slice(0, -1) : nodes
}

function Text({ text }: { text: string }) {
  const { highlight } = useText()
  return keyed(highlightParts(text, highlight), (part) =>
    part.is_hit ? <mark className={classes.hit}>{part.text}</mark> : part.text,
  )
}

function Item({ item }: { item: ListItem }) {
  return (
    <li className={classes.item} style={{ '--depth': item.depth } as CSSProperties}>
      <span className={classes.marker}>{item.marker === null ? '•' : `${item.marker}.`}</span>
      <span>
        <Nodes nodes={item.content} />
      </span>
    </li>
  )
}

function Spoiler({ content }: { content: MarkdownNode[] }) {
  const [revealed, setRevealed] = useState(false)
  if (revealed) {
    return (
      <span className={classes.revealed}>
        <Nodes nodes={content} />
      </span>
    )
  }
  return (
    <button
      type="button"
      className={classes.spoiler}
      aria-label="Show the spoiler"
      onClick={() => setRevealed(true)}
    >
      <span aria-hidden="true">
        <Nodes nodes={content} />
      </span>
    </button>
  )
}

function AuthorMention({ id }: { id: string }) {
  const author = useText().mentions.find((one) => one.author_id === id)
  const nameOf = useNameOf()
  return (
    <span className={classes.mention} title={`Author ${id}`}>
      @{author ? nameOf(author) : 'unknown'}
    </span>
  )
}

function ChannelMention({ id }: { id: string }) {
  const { guild_id } = useText()
  const { data: channel } = useQuery({
    ...callQuery('channels.list', { guild_id }),
    select: (channels) => channels.find((one) => one.channel_id === id),
  })
  if (!channel) {
    return (
      <span className={classes.mention} title={`Channel ${id} is not in the archive`}>
        #unknown
      </span>
    )
  }
  return (
    <Link
      className={classes.mention}
      to="/g/$guildId/c/$channelId"
      params={{ guildId: guild_id, channelId: id }}
    >
      #{channel.channel_name}
    </Link>
  )
}

function CustomEmoji({ name }: { name: string }) {
  const { emojis, file_id } = useText()
  const { src, onError } = useMedia({ url: emojis.get(name) ?? '', file_id })
  if (!src) return `:${name}:`
  return (
    <img
      className={classes.emoji}
      src={src}
      alt={`:${name}:`}
      title={`:${name}:`}
      onError={onError}
    />
  )
}

function TokenTime({ seconds, style }: { seconds: number; style: string }) {
  const { tz } = useTimeFormat()
  const { text, exact } = tokenTime(seconds, style, tz)
  return (
    <span className={classes.time} title={exact}>
      {text}
    </span>
  )
}
