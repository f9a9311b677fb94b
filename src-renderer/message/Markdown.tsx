import { type CSSProperties, type ReactNode, useMemo } from 'react'
import { Emoji } from '../ui/Emoji'
import { keyed } from '../ui/keyed'
import { CodeBlock } from './CodeBlock'
import { useText } from './context'
import { useGuildNames } from './guild-names'
import { HighlightedText } from './HighlightedText'
import { LongText } from './LongText'
import classes from './Markdown.module.css'
import {
  AuthorMention,
  AuthorNameMention,
  ChannelMention,
  ChannelNameMention,
  NavigationMention,
  PlainMention,
  RoleMention,
  RoleNameMention,
} from './Mentions'
import {
  isJumbo,
  type KnownNames,
  type ListItem,
  MAX_MARKDOWN,
  type MarkdownNode,
  NameIndex,
  NO_NAMES,
  parseMarkdown,
} from './markdown'
import { directionEnds } from './markdown/directions'
import { TextLink } from './PlaceLink'
import { CustomEmoji, MaskedLink, Spoiler, TokenTime } from './TextParts'

type Props = { text: string; after?: ReactNode }

/** Message text as React elements, with `after` on its last line; must stand inside a {@link TextProvider}. */
export function Markdown(props: Props) {
  if (props.text.length > MAX_MARKDOWN) {
    return (
      <div className={classes.text} dir="auto">
        <LongText text={props.text} />
        {props.after && <bdi>{props.after}</bdi>}
      </div>
    )
  }
  // Most texts name nobody: they need no names of the guild.
  return /[@#]/.test(props.text) ? (
    <NamingText {...props} />
  ) : (
    <Parsed {...props} known={NO_NAMES} />
  )
}

function NamingText(props: Props) {
  const { guild_id, mentions } = useText()
  const { channelNames, roleNames } = useGuildNames(guild_id)
  const known = useMemo(() => {
    const authors = new NameIndex(mentions.map((author) => author.author_name))
    return { ...NO_NAMES, authors, channels: channelNames, roles: roleNames }
  }, [mentions, channelNames, roleNames])
  return <Parsed {...props} known={known} />
}

function Parsed({ text, after, known }: Props & { known: KnownNames }) {
  const { emojis } = useText()
  const nodes = useMemo(
    () => parseMarkdown(text, { ...known, emojis: new Set(emojis.keys()) }),
    [text, known, emojis],
  )
  return (
    <div className={isJumbo(nodes) ? `${classes.text} ${classes.jumbo}` : classes.text} dir="auto">
      <Nodes nodes={nodes} />
      {directionEnds(text)}
      {after && <bdi>{after}</bdi>}
    </div>
  )
}

function Nodes({ nodes }: { nodes: readonly MarkdownNode[] }) {
  return keyed(nodes, (node) => <Node node={node} />)
}

function Node({ node }: { node: MarkdownNode }) {
  switch (node.type) {
    case 'text':
      return <HighlightedText text={node.text} />
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
      return (
        <Spoiler>
          <Nodes nodes={node.content} />
        </Spoiler>
      )
    case 'quote':
      return (
        <blockquote className={classes.quote}>
          <Nodes nodes={node.content} />
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
          <HighlightedText text={node.text} />
        </code>
      )
    case 'code_block':
      return <CodeBlock lang={node.lang} text={node.text} />
    case 'link':
      return <LinkNode node={node} />
    case 'author':
      return <AuthorMention id={node.id} />
    case 'author_name':
      return <AuthorNameMention name={node.name} />
    case 'role':
      return <RoleMention id={node.id} />
    case 'role_name':
      return <RoleNameMention name={node.name} />
    case 'channel':
      return <ChannelMention id={node.id} />
    case 'channel_name':
      return <ChannelNameMention name={node.name} />
    case 'everyone':
      return <PlainMention text={node.text} />
    case 'command':
      return <PlainMention text={`/${node.name}`} />
    case 'navigation':
      return <NavigationMention to={node.to} />
    case 'emoji':
      return <CustomEmoji name={node.name} id={node.id} />
    case 'time':
      return <TokenTime seconds={node.seconds} style={node.style} />
  }
}

function LinkNode({ node }: { node: Extract<MarkdownNode, { type: 'link' }> }) {
  const { url, content, is_masked } = node
  const link = (
    <TextLink url={url} isBare={!is_masked}>
      <Nodes nodes={content} />
    </TextLink>
  )
  return is_masked ? (
    <MaskedLink url={url} content={content}>
      {link}
    </MaskedLink>
  ) : (
    link
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
