import { t } from '@lingui/core/macro'
import { type CSSProperties, useState } from 'react'
import classes from './ImageGrid.module.css'
import { Lightbox } from './Lightbox'
import { fitted, useMeasured } from './measured'
import { isSpoiler, shownName } from './media-kind'
import { mosaic } from './mosaic'
import type { ShownFile } from './shown-files'
import { useNear } from './use-near'

const LARGEST = { width: 480, height: 320 }
/** What is reserved for a picture that nobody saw yet: most are photos and screenshots. */
const USUAL = { width: 400, height: 300 }

/** Pictures of one message: one as it is, several in a rectangle that its number decides. */
export function ImageGrid({ files }: { files: readonly ShownFile[] }) {
  const [opened, setOpened] = useState<number | null>(null)
  const { isNear, near } = useNear()
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set())
  const isHidden = ({ src, attachment }: ShownFile) =>
    isSpoiler(attachment.file_name) && !shown.has(src)
  // what is hidden stays hidden when the ones beside it are looked through
  const open = files.filter((file) => !isHidden(file))
  const tiles = mosaic(files.length)
  const draw = (file: ShownFile) => (
    <Picture
      key={file.src}
      file={file}
      isHidden={isHidden(file)}
      isAlone={files.length === 1}
      onShow={() => setShown(new Set([...shown, file.src]))}
      onOpen={() => setOpened(open.indexOf(file))}
      near={near}
    />
  )
  return (
    <>
      {files.length === 1 ? (
        files.map(draw)
      ) : (
        <div className={classes.mosaic}>
          {files.map((file, index) => {
            const { columns = 2, rows = 1, ratio = 1 } = tiles[index] ?? {}
            const style = { '--columns': columns, '--rows': rows, '--ratio': ratio }
            return (
              <div
                key={file.src}
                className={classes.tile}
                data-tall={rows > 1 || undefined}
                style={style as CSSProperties}
              >
                {draw(file)}
              </div>
            )
          })}
        </div>
      )}
      {isNear && (
        <Lightbox
          pictures={open.map(({ attachment, media, src }) => ({
            src,
            media,
            name: shownName(attachment.file_name),
            size_bytes: attachment.file_size_bytes,
          }))}
          place={opened}
          onPlace={setOpened}
        />
      )}
    </>
  )
}

function Picture(props: {
  file: ShownFile
  isHidden: boolean
  isAlone: boolean
  onShow(): void
  onOpen(): void
  near: ReturnType<typeof useNear>['near']
}) {
  const { file, isHidden, isAlone } = props
  const { size, measure } = useMeasured(file.src)
  const name = shownName(file.attachment.file_name)
  const box = size ? fitted(size, LARGEST) : USUAL
  const alone = {
    '--width': `${box.width}px`,
    '--ratio': box.width / box.height,
  } as CSSProperties
  return (
    <button
      type="button"
      className={isAlone ? classes.alone : classes.cell}
      style={isAlone ? alone : undefined}
      data-hidden={isHidden || undefined}
      aria-label={isHidden ? t`Spoiler: show ${name}` : t`Open ${name}`}
      {...props.near}
      onClick={isHidden ? props.onShow : props.onOpen}
    >
      <img
        src={file.src}
        alt={isHidden ? '' : name}
        title={isHidden ? undefined : name}
        decoding="async"
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
          measure({ width: naturalWidth, height: naturalHeight })
        }
        onError={file.lose}
      />
      {isHidden && <span className={classes.hidden}>{t`Spoiler`}</span>}
    </button>
  )
}
