import type { CSSProperties } from 'react'
import type { EmbedRow } from '#shared/rows'
import { keyed } from '../ui/keyed'
import { useMedia } from '../ui/media'
import classes from './Embeds.module.css'
import { Markdown } from './Markdown'
import { WebLink } from './WebLink'

/** Discord's link cards of a message; must stand inside a {@link TextProvider}. */
export function Embeds({ embeds, file_id }: { embeds: EmbedRow[]; file_id: number }) {
  return keyed(embeds, (embed) => <Embed embed={embed} file_id={file_id} />)
}

function Embed({ embed, file_id }: { embed: EmbedRow; file_id: number }) {
  const { title, url, description, footer, author_name, fields, thumbnail } = embed
  const color = embed.color && /^#[0-9a-f]{6}$/i.test(embed.color) ? embed.color : undefined
  return (
    <div className={classes.card} style={{ '--embed-color': color } as CSSProperties}>
      <div className={classes.body}>
        {author_name && <div className={classes.author}>{author_name}</div>}
        {title && (
          <div className={classes.title}>
            {url ? <WebLink url={url}>{title}</WebLink> : <Markdown text={title} />}
          </div>
        )}
        {!title && url && <WebLink url={url}>{url}</WebLink>}
        {description && <Markdown text={description} />}
        {fields.length > 0 && (
          <dl className={classes.fields}>
            {keyed(fields, (field) => (
              <div className={classes.field} data-inline={field.is_inline || undefined}>
                <dt>
                  <Markdown text={field.name} />
                </dt>
                <dd>
                  <Markdown text={field.value} />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      {thumbnail && (
        <EmbedPicture url={thumbnail.url} file_id={file_id} className={classes.thumbnail} />
      )}
      {embed.images.map((image) => (
        <EmbedPicture
          key={image.url}
          url={image.url}
          file_id={file_id}
          className={classes.picture}
          isNamed
        />
      ))}
      {footer && <div className={classes.footer}>{footer}</div>}
    </div>
  )
}

function EmbedPicture(props: {
  url: string
  file_id: number
  className: string | undefined
  /** Says so when the picture is not in the archive. */
  isNamed?: boolean
}) {
  const { src, onError } = useMedia({ url: props.url, file_id: props.file_id })
  if (src) {
    return <img className={props.className} src={src} alt="" loading="lazy" onError={onError} />
  }
  return props.isNamed ? <div className={classes.lost}>Picture not in the archive</div> : null
}
