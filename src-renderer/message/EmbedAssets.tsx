import { t } from '@lingui/core/macro'
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconDownload, IconMovie, IconPhoto, IconPlayerPlayFilled } from '@tabler/icons-react'
import { type CSSProperties, useState } from 'react'
import type { EmbedAsset, EmbedRow, MediaRef } from '#shared/rows'
import { useDownload } from '../ui/download'
import { keyed } from '../ui/keyed'
import { remoteHost } from '../ui/media'
import { Download } from './Download'
import classes from './Embeds.module.css'
import { providerOf } from './embed-kind'
import { GifFilm } from './GifFilm'
import { Lightbox } from './Lightbox'
import { fitted, type Size, useMeasured } from './measured'
import { mosaic } from './mosaic'
import { type ShownMedia, useShownMedia } from './shown-media'
import { useNear } from './use-near'
import { VideoBox } from './VideoPlayer'
import { WebLink } from './WebLink'

/** Pictures of a card, so many at most that a hostile one does not fill the window. */
const MOST = 10
const LARGEST: Size = { width: 448, height: 336 }
const USUAL: Size = { width: 400, height: 225 }

type Shown = ShownMedia & { asset: EmbedAsset; media: MediaRef }

function useAssets(assets: readonly EmbedAsset[], file_id: number): Shown[] {
  const files = assets.map((asset) => ({
    asset,
    media: { url: asset.url, file_id },
    isDrawn: true,
  }))
  const shown = useShownMedia(files)
  return files.flatMap(({ asset, media }, index) => {
    const one = shown[index]
    return one ? [{ asset, media, ...one }] : []
  })
}

/** The pictures of a card, one as it is, several in a rectangle; `url` = the page that they are from. */
export function EmbedPictures(props: {
  assets: readonly EmbedAsset[]
  url: string | null
  file_id: number
}) {
  const [opened, setOpened] = useState<number | null>(null)
  const { isNear, near } = useNear()
  const all = useAssets(props.assets.slice(0, MOST), props.file_id)
  const there = all.filter(({ state }) => state === 'there')
  const tiles = mosaic(there.length)
  return (
    <>
      {there.length > 0 && (
        <div className={there.length > 1 ? classes.pictures : undefined}>
          {there.map((one, index) => (
            <Picture
              key={one.src}
              one={one}
              style={
                there.length > 1
                  ? ({
                      '--columns': tiles[index]?.columns,
                      '--rows': tiles[index]?.rows,
                      '--ratio': tiles[index]?.ratio,
                    } as CSSProperties)
                  : null
              }
              onOpen={() => setOpened(index)}
              near={near}
            />
          ))}
        </div>
      )}
      {keyed(
        all.filter(({ state }) => state !== 'there'),
        (one) => (
          <MissingAsset one={one} kind="image" />
        ),
      )}
      {isNear && (
        <Lightbox
          pictures={there.map(({ src, media, asset }) => ({
            src,
            media,
            name: nameOf(asset),
            size_bytes: null,
          }))}
          place={opened}
          onPlace={setOpened}
        />
      )}
    </>
  )
}

function Picture(props: {
  one: Shown
  style: CSSProperties | null
  onOpen(): void
  near: ReturnType<typeof useNear>['near']
}) {
  const { one, style } = props
  const { src, asset, lose } = one
  const { size, measure } = useMeasured(src)
  const box = fitted(size ?? sizeOf(asset) ?? USUAL, LARGEST)
  const alone = { '--width': `${box.width}px`, '--ratio': box.width / box.height } as CSSProperties
  return (
    <button
      type="button"
      className={style ? classes.tile : classes.picture}
      style={style ?? alone}
      aria-label={t`Open ${nameOf(asset)}`}
      {...props.near}
      onClick={props.onOpen}
    >
      <img
        src={src}
        alt=""
        decoding="async"
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
          measure({ width: naturalWidth, height: naturalHeight })
        }
        onError={lose}
      />
    </button>
  )
}

/** The small picture beside a card's text. */
export function EmbedThumbnail({ asset, file_id }: { asset: EmbedAsset; file_id: number }) {
  const [opened, setOpened] = useState<number | null>(null)
  const { isNear, near } = useNear()
  const [one] = useAssets([asset], file_id)
  if (!one || one.state === 'unknown' || one.state === 'broken') return null
  if (one.state === 'missing') return <MissingThumbnail one={one} />
  const name = nameOf(asset)
  return (
    <>
      <button
        type="button"
        className={classes.thumbnail}
        aria-label={t`Open ${name}`}
        {...near}
        onClick={() => setOpened(0)}
      >
        <img src={one.src} alt="" loading="lazy" onError={one.lose} />
      </button>
      {isNear && (
        <Lightbox
          pictures={[{ src: one.src, media: one.media, name, size_bytes: null }]}
          place={opened}
          onPlace={setOpened}
        />
      )}
    </>
  )
}

function MissingThumbnail({ one }: { one: Shown }) {
  const host = remoteHost(one.media.url)
  const name = nameOf(one.asset)
  const { state, start } = useDownload({ ...one.media, kind: 'image', name })
  if (host === null) return null
  const label =
    state.kind === 'failed' ? state.message : t`The picture is only at ${host}. Download it…`
  return (
    <Tooltip label={label} multiline maw={320}>
      <ActionIcon
        className={classes.noThumbnail}
        variant="default"
        size={64}
        loading={state.kind === 'running'}
        aria-label={label}
        onClick={start}
      >
        <IconDownload size={20} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  )
}

/** A moving picture of a GIF site: it plays when its file is on disk, else its still stands beside the link. */
export function EmbedGif({ embed, file_id }: { embed: EmbedRow; file_id: number }) {
  const still = embed.thumbnail ?? embed.images[0] ?? null
  const assets = [embed.video, still].filter((asset) => asset !== null)
  const shown = useAssets(assets, file_id)
  const film = shown.find(({ asset, state }) => asset === embed.video && state === 'there')
  const provider = providerOf(embed)
  return (
    <div className={classes.gif}>
      {film ? (
        <GifFilm src={film.src} size={sizeOf(film.asset)} onBroken={film.lose} />
      ) : (
        still && <EmbedPictures assets={[still]} url={embed.url} file_id={file_id} />
      )}
      {embed.url && (
        <div className={classes.source}>
          <WebLink url={embed.url}>{provider ? t`GIF from ${provider}` : embed.url}</WebLink>
        </div>
      )}
    </div>
  )
}

/** The film of a card: played when it is on disk; else its still leads to its page. */
export function EmbedVideo({ embed, file_id }: { embed: EmbedRow; file_id: number }) {
  const still = embed.thumbnail ?? embed.images[0] ?? null
  const shown = useAssets(
    [embed.video, still].filter((asset) => asset !== null),
    file_id,
  )
  const video = shown.find(({ asset }) => asset === embed.video)
  const picture = shown.find(({ asset }) => asset === still && asset !== embed.video)
  if (video?.state === 'there') {
    return <VideoBox src={video.src} name={embed.title || t`Video`} onBroken={video.lose} />
  }
  const provider = providerOf(embed)
  return (
    <>
      {picture?.state === 'there' ? (
        <StillLink one={picture} url={embed.url} provider={provider} />
      ) : (
        picture && <MissingAsset one={picture} kind="image" />
      )}
      {/* a player's page is no file that could be had */}
      {video && provider === null && <MissingAsset one={video} kind="video" />}
    </>
  )
}

function StillLink(props: { one: Shown; url: string | null; provider: string | null }) {
  const { one, url, provider } = props
  const { size, measure } = useMeasured(one.src)
  const box = fitted(sizeOf(one.asset) ?? size ?? USUAL, LARGEST)
  const picture = (
    <span
      className={classes.still}
      style={{ '--width': `${box.width}px`, '--ratio': box.width / box.height } as CSSProperties}
    >
      <img
        src={one.src}
        alt={provider ? t`Watch on ${provider}` : t`Watch in the browser`}
        loading="lazy"
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
          measure({ width: naturalWidth, height: naturalHeight })
        }
        onError={one.lose}
      />
      <span className={classes.play}>
        <IconPlayerPlayFilled size={20} aria-hidden="true" />
      </span>
    </span>
  )
  return url ? <WebLink url={url}>{picture}</WebLink> : picture
}

/** A picture or film that is not on disk: what it is, where it is, and the way to get it. */
function MissingAsset({ one, kind }: { one: Shown; kind: 'image' | 'video' }) {
  const host = remoteHost(one.media.url)
  const Icon = kind === 'image' ? IconPhoto : IconMovie
  const { width, height } = one.asset
  const name = nameOf(one.asset)
  return (
    <div className={classes.lost}>
      <Icon size={18} stroke={1.5} aria-hidden="true" />
      <span className={classes.lostFacts}>
        {[
          kind === 'image' ? t`Picture` : t`Video`,
          width !== null && height !== null ? `${width} × ${height}` : null,
          one.state === 'broken' ? t`cannot be shown here` : (host ?? t`not in the archive`),
        ]
          .filter((fact) => fact !== null)
          .join(' · ')}
      </span>
      {host !== null && one.state === 'missing' && (
        <Download wanted={{ ...one.media, kind, name }} />
      )}
    </div>
  )
}

function sizeOf({ width, height }: EmbedAsset): Size | null {
  return width === null || height === null ? null : { width, height }
}

/** The name of its file, as far as its address tells one. */
function nameOf({ canonical_url, url }: EmbedAsset): string {
  const path = (canonical_url ?? url).split(/[?#]/)[0] ?? ''
  const name = path.split(/[\\/]/).at(-1) ?? ''
  try {
    return decodeURIComponent(name).slice(0, 100) || t`picture`
  } catch {
    return name.slice(0, 100) || t`picture`
  }
}
