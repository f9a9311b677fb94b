import { t } from '@lingui/core/macro'
import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core'
import { IconCommand, IconKeyboard, IconLayoutSidebar, IconLink } from '@tabler/icons-react'
import { ariaKeys, keyText, runCommand, useCommand, useRunnable, withKey } from '../ui/commands'
import { useCopyPlace } from '../ui/copy-link'
import { Kbd } from '../ui/Kbd'
import { BackAndForward } from './BackAndForward'
import { SearchBox } from './search/SearchBox'
import classes from './TopBar.module.css'

/** The bar on top: the way back and forward, the search box, the palette, the keys. */
export function TopBar() {
  const copyPlace = useCopyPlace()
  useCommand('copy_link', () => void copyPlace())
  const hasSidebar = useRunnable().includes('sidebar')
  return (
    <header className={classes.bar} data-pane="top">
      <div className={classes.side}>
        <BackAndForward />
        {hasSidebar && (
          <Tooltip label={withKey(t`Show or hide the sidebar`, 'sidebar')}>
            <ActionIcon
              aria-label={t`Show or hide the sidebar`}
              aria-keyshortcuts={ariaKeys('sidebar')}
              onClick={() => runCommand('sidebar')}
            >
              <IconLayoutSidebar size={18} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      <div className={classes.middle}>
        <SearchBox />
        <Tooltip
          label={withKey(t`Go to a channel, a person, a question, or do something`, 'palette')}
        >
          <UnstyledButton
            className={classes.palette}
            aria-keyshortcuts={ariaKeys('palette')}
            onClick={() => runCommand('palette')}
          >
            <IconCommand size={16} stroke={1.7} aria-hidden="true" />
            <span className={classes.paletteWords}>{t`Go to`}</span>
            <span aria-hidden="true">
              <Kbd>{keyText('palette')}</Kbd>
            </span>
          </UnstyledButton>
        </Tooltip>
      </div>
      <div className={classes.side} data-end>
        <Tooltip label={withKey(t`Copy the link of this place`, 'copy_link')}>
          <ActionIcon
            aria-label={t`Copy the link of this place`}
            aria-keyshortcuts={ariaKeys('copy_link')}
            onClick={() => void copyPlace()}
          >
            <IconLink size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={withKey(t`Keyboard shortcuts`, 'keys')}>
          <ActionIcon
            aria-label={t`Keyboard shortcuts`}
            aria-keyshortcuts={ariaKeys('keys')}
            onClick={() => runCommand('keys')}
          >
            <IconKeyboard size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </div>
    </header>
  )
}
