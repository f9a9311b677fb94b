import { plural, t } from '@lingui/core/macro'
import { Plural, Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { type CSSProperties, type ReactNode, useState } from 'react'
import type { EmbedRow } from '#shared/rows'
import { EmojiText } from '../ui/Emoji'
import { formatCount } from '../ui/format'
import { keyed } from '../ui/keyed'
import { useMedia } from '../ui/media'
import { useTimeFormat } from '../ui/time'
import { EmbedGif, EmbedPictures, EmbedThumbnail, EmbedVideo } from './EmbedAssets'
import classes from './Embeds.module.css'
import { embedKind, isLongEmbed, type PollEnd, pollEnd, providerOf } from './embed-kind'
import { Markdown } from './Markdown'
import { isWebUrl } from './markdown'
import { WebLink } from './WebLink'

type Props = { embed: EmbedRow; file_id: number }

/** One card, as what it is: a text with pictures, a GIF, a film, a bare picture or the end of a poll. */
export function EmbedCard({ embed, file_id }: Props) {
  switch (embedKind(embed)) {
    case 'gif':
      return <EmbedGif embed={embed} file_id={file_id} />
    case 'image':
      return (
        <div className={classes.bare}>
          <EmbedPictures assets={picturesOf(embed)} url={embed.url} file_id={file_id} />
        </div>
      )
    case 'poll':
      return <PollEnded embed={embed} />
    default:
      return <Card embed={embed} file_id={file_id} />
  }
}

/** A preview of a bare picture names it as thumbnail, some as both. */
function picturesOf({ images, thumbnail }: EmbedRow) {
  return images.length > 0 || thumbnail === null ? images : [thumbnail]
}

/** Discord lets a card have 25. */
const MOST_FIELDS = 25
const FOLDED_FIELDS = 6

function Card({ embed, file_id }: Props) {
  const isLong = isLongEmbed(embed)
  const [isFolded, setFolded] = useState(isLong)
  const color = embed.color && /^#[0-9a-f]{6}$/i.test(embed.color) ? embed.color : undefined
  const { title, url, description, thumbnail, images, video } = embed
  const provider = providerOf(embed)
  // a film's still is its picture, not one beside the text
  const aside = video === null ? thumbnail : null
  return (
    <div
      className={classes.card}
      data-wide={embed.fields.some(({ is_inline }) => is_inline) || undefined}
      style={{ '--embed-color': color } as CSSProperties}
    >
      <div className={classes.body}>
        {provider && <div className={classes.provider}>{provider}</div>}
        <Author embed={embed} file_id={file_id} />
        {title ? (
          <div className={classes.title}>
            {url && isWebUrl(url) ? (
              <WebLink url={url}>
                <EmojiText text={title} />
              </WebLink>
            ) : (
              <Markdown text={title} />
            )}
          </div>
        ) : (
          url &&
          !embed.author_name &&
          !description && (
            <div className={classes.url}>
              <WebLink url={url}>{url}</WebLink>
            </div>
          )
        )}
        {description && (
          <div className={classes.description} data-folded={isFolded || undefined}>
            <Markdown text={description} />
          </div>
        )}
        <Fields
          fields={embed.fields}
          most={isFolded ? FOLDED_FIELDS : MOST_FIELDS}
          isFolded={isFolded}
        />
        {isLong && (
          <div className={classes.fold}>
            <Button
              size="compact-xs"
              variant="subtle"
              aria-expanded={!isFolded}
              onClick={() => setFolded(!isFolded)}
            >
              {isFolded ? t`Show all of the card` : t`Show less`}
            </Button>
          </div>
        )}
      </div>
      {aside && <EmbedThumbnail asset={aside} file_id={file_id} />}
      {video ? (
        <Wide>
          <EmbedVideo embed={embed} file_id={file_id} />
        </Wide>
      ) : (
        images.length > 0 && (
          <Wide>
            <EmbedPictures assets={images} url={url} file_id={file_id} />
          </Wide>
        )
      )}
      <Footer embed={embed} file_id={file_id} />
    </div>
  )
}

function Wide({ children }: { children: ReactNode }) {
  return <div className={classes.wide}>{children}</div>
}

function Author({ embed, file_id }: Props) {
  const { author_name, author_url, author_icon_url } = embed
  if (!author_name) return null
  return (
    <div className={classes.author}>
      <Icon url={author_icon_url} file_id={file_id} />
      {author_url ? (
        <WebLink url={author_url}>
          <EmojiText text={author_name} />
        </WebLink>
      ) : (
        <bdi>
          <EmojiText text={author_name} />
        </bdi>
      )}
    </div>
  )
}

function Fields(props: { fields: EmbedRow['fields']; most: number; isFolded: boolean }) {
  const { fields, most, isFolded } = props
  if (fields.length === 0) return null
  const left = fields.length - most
  return (
    <>
      <dl className={classes.fields}>
        {keyed(fields.slice(0, most), (field) => (
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
      {left > 0 && !isFolded && (
        <p className={classes.note}>
          {plural(left, {
            one: '# more field is not shown.',
            other: '# more fields are not shown.',
          })}
        </p>
      )}
    </>
  )
}

function Footer({ embed, file_id }: Props) {
  const format = useTimeFormat()
  const { footer, footer_icon_url, shown_at } = embed
  if (!footer && !shown_at) return null
  return (
    <div className={classes.footer}>
      {footer && <Icon url={footer_icon_url} file_id={file_id} />}
      <span>
        {footer && (
          <bdi>
            <EmojiText text={footer} />
          </bdi>
        )}
        {footer && shown_at && ' · '}
        {shown_at && (
          <time dateTime={shown_at} title={format.exact(shown_at)}>
            {format.dateTime(shown_at)}
          </time>
        )}
      </span>
    </div>
  )
}

/** A small picture beside a name: nothing where it is not on disk. */
function Icon({ url, file_id }: { url: string | null; file_id: number }) {
  const { src, onError } = useMedia(url === null ? null : { url, file_id })
  return src ? (
    <img className={classes.icon} src={src} alt="" loading="lazy" onError={onError} />
  ) : null
}

function PollEnded({ embed }: { embed: EmbedRow }) {
  const end = pollEnd(embed)
  return (
    <div className={classes.card}>
      <div className={classes.body}>
        <div className={classes.provider}>{t`Poll ended`}</div>
        <div className={classes.title}>
          <bdi>{end.question}</bdi>
        </div>
        <div>
          <PollWinner {...end} />
        </div>
        <p className={classes.note}>{t`Exports do not contain the other answers.`}</p>
      </div>
    </div>
  )
}

function PollWinner({ winner, votes, total }: PollEnd) {
  if (winner === null) return t`No answer won.`
  // an element, not a text: what stands in it is no part of the sentence that is looked up
  const answer = <bdi>{winner}</bdi>
  if (votes === null) return <Trans>{answer} won.</Trans>
  const all = total ?? votes
  const won = formatCount(votes)
  if (!total) {
    return (
      <Trans>
        {answer} won with {won} of <Plural value={all} one="# vote" other="# votes" />.
      </Trans>
    )
  }
  const percent = Math.round((votes / total) * 100)
  return (
    <Trans>
      {answer} won with {won} of <Plural value={all} one="# vote" other="# votes" /> ({percent} %).
    </Trans>
  )
}
