import { t } from '@lingui/core/macro'
import {
  COMMAND_GROUPS,
  COMMAND_IDS,
  type CommandGroup,
  chordText,
  commandOf,
  keysOf,
} from '#shared/commands'
import { IS_MAC } from '../ui/commands'
import { Kbd } from '../ui/Kbd'
import { Modal } from '../ui/Overlays'
import { sharedText } from '../ui/shared-text'
import classes from './KeySheet.module.css'

/** Every key of the window, by group, from the list of commands. */
export function KeySheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={t`Keyboard shortcuts`} size={760}>
      <div className={classes.groups}>
        {COMMAND_GROUPS.map((group) => (
          <KeyGroup key={group} group={group} />
        ))}
      </div>
    </Modal>
  )
}

function KeyGroup({ group }: { group: CommandGroup }) {
  const ids = COMMAND_IDS.filter(
    (id) => commandOf(id).group === group && keysOf(id, IS_MAC).length > 0,
  )
  if (ids.length === 0) return null
  return (
    <section className={classes.group}>
      <h3 className={classes.title}>{sharedText(group)}</h3>
      <dl className={classes.list}>
        {ids.map((id) => (
          <div key={id} className={classes.row}>
            <dt>{sharedText(commandOf(id).label).replace(/…$/, '')}</dt>
            <dd className={classes.keys}>
              {shownKeys(keysOf(id, IS_MAC)).map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The keys as they are written, each writing once: `=` and `+` are one key to the reader. */
function shownKeys(keys: readonly string[]): string[] {
  const plain = keys.filter((key) => !/\+[+_]$/.test(key))
  return [...new Set(plain.map((key) => chordText(key, IS_MAC)))]
}
