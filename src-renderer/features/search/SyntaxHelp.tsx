import { t } from '@lingui/core/macro'
import { ActionIcon, Popover, Tooltip, UnstyledButton } from '@mantine/core'
import { IconHelpCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { OPERATORS } from '#shared/search-text/operators'
import { sharedText } from '../../ui/shared-text'
import classes from './SyntaxHelp.module.css'

/** What is no operator: an example and what it finds. */
const WORDS = [
  { example: 'ferry boat', finds: t`Messages with both words, in any form` },
  { example: '"last ferry"', finds: t`Messages with the words in this order` },
  { example: 'ferry OR boat', finds: t`Messages with one of them` },
  { example: 'ferry -boat', finds: t`Messages with the first word and not the second` },
  { example: '(ferry OR boat) night', finds: t`Messages with a choice and another word` },
  { example: 'ferr*', finds: t`Messages with any word that begins so` },
]

/** What each operator finds. */
const FINDS = OPERATORS.map(({ example, what }) => {
  const phrase = sharedText(what)
  const finds = t({
    comment: 'phrase = what an operator finds, such as: by somebody; with a file of this kind',
    message: `Messages ${phrase}`,
  })
  return { example, finds }
})

/** The language of the search box; choosing a line puts its example into the box. */
export function SyntaxList({ onPick }: { onPick: (example: string) => void }) {
  return (
    <ul className={classes.list} aria-label={t`Search syntax`}>
      {[...WORDS, ...FINDS].map(({ example, finds }) => (
        <li key={example}>
          <UnstyledButton
            className={classes.line}
            title={t`Put it into the search box`}
            onClick={() => onPick(example)}
          >
            <code className={classes.example}>{example}</code>
            <span className={classes.what}>{finds}</span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  )
}

/** A button that shows the language of the search box. */
export function SyntaxHelp({ onPick }: { onPick: (example: string) => void }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={460}
      shadow="md"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <Tooltip label={t`Search syntax`} disabled={isOpen}>
          <ActionIcon aria-label={t`Search syntax`} onClick={() => setOpen(!isOpen)}>
            <IconHelpCircle size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown className={classes.drop} aria-label={t`Search syntax`}>
        <SyntaxList
          onPick={(example) => {
            setOpen(false)
            onPick(example)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
