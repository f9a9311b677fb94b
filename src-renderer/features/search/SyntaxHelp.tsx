import { ActionIcon, Popover, Tooltip, UnstyledButton } from '@mantine/core'
import { IconHelpCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { OPERATORS } from '#shared/search-text/operators'
import classes from './SyntaxHelp.module.css'

/** What is no operator: an example and what it finds. */
const WORDS = [
  { example: 'ferry boat', what: 'with both words, in any form' },
  { example: '"last ferry"', what: 'with the words in this order' },
  { example: 'ferry OR boat', what: 'with one of them' },
  { example: 'ferry -boat', what: 'with the first word and not the second' },
  { example: '(ferry OR boat) night', what: 'with a choice and another word' },
  { example: 'ferr*', what: 'with any word that begins so' },
] as const

/** The language of the search box; choosing a line puts its example into the box. */
export function SyntaxList({ onPick }: { onPick: (example: string) => void }) {
  return (
    <ul className={classes.list} aria-label="Search syntax">
      {[...WORDS, ...OPERATORS].map(({ example, what }) => (
        <li key={example}>
          <UnstyledButton
            className={classes.line}
            title="Put it into the search box"
            onClick={() => onPick(example)}
          >
            <code className={classes.example}>{example}</code>
            <span className={classes.what}>Messages {what}</span>
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
        <Tooltip label="Search syntax" disabled={isOpen}>
          <ActionIcon aria-label="Search syntax" onClick={() => setOpen(!isOpen)}>
            <IconHelpCircle size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown className={classes.drop} aria-label="Search syntax">
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
