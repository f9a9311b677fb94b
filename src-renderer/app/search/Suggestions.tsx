import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import {
  IconAlertCircle,
  IconFilter,
  IconHash,
  IconHistory,
  IconSearch,
  IconShield,
  IconTag,
} from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { SearchProblem } from '#shared/search'
import { findOperator } from '#shared/search-text/operators'
import { Avatar } from '../../message/Avatar'
import { EmojiText } from '../../ui/Emoji'
import { formatCount } from '../../ui/format'
import { GuildIcon } from '../../ui/GuildIcon'
import { Kbd } from '../../ui/Kbd'
import { sharedText } from '../../ui/shared-text'
import classes from './Suggestions.module.css'
import type { Suggested } from './use-suggestions'

type Props = {
  id: string
  optionId: (index: number) => string
  entries: readonly Suggested[]
  /** False while the entries are still those of the text before. */
  isFresh: boolean
  /** The chosen entry; -1 = none. */
  active: number
  /** What is wrong with the text, when something is. */
  problem: SearchProblem | null
  onPoint: (index: number) => void
  onChoose: (entry: Suggested) => void
  onFix: (fix: string) => void
}

/** The list under the search box. The box keeps the focus and has the keys of the list. */
export function Suggestions(props: Props) {
  const { entries, active, problem, onFix } = props
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  return (
    <>
      <div
        ref={list}
        id={props.id}
        className={classes.list}
        role="listbox"
        aria-label={t`Suggestions`}
        aria-busy={!props.isFresh || undefined}
      >
        {entries.map((entry, index) => (
          <Option
            key={`${entry.kind} ${entry.label} ${entry.text}`}
            id={props.optionId(index)}
            entry={entry}
            isActive={index === active}
            onPoint={() => props.onPoint(index)}
            onChoose={() => props.onChoose(entry)}
          />
        ))}
      </div>
      {problem && (
        <div className={classes.problem} role="status">
          <IconAlertCircle size={16} stroke={1.7} aria-hidden="true" />
          <span>{sharedText(problem.message)}</span>
          {problem.fix !== null && (
            <button
              type="button"
              className={classes.fix}
              tabIndex={-1}
              onClick={() => problem.fix !== null && onFix(problem.fix)}
            >
              {t`Put it right`}
            </button>
          )}
        </div>
      )}
      <div className={classes.foot} aria-hidden="true">
        <span>
          <Trans>
            <Kbd>↑</Kbd> <Kbd>↓</Kbd> choose
          </Trans>
        </span>
        <span>
          <Trans>
            <Kbd>Tab</Kbd> finish
          </Trans>
        </span>
        <span>
          <Trans>
            <Kbd>Enter</Kbd> search
          </Trans>
        </span>
      </div>
    </>
  )
}

function Option(props: {
  id: string
  entry: Suggested
  isActive: boolean
  onPoint: () => void
  onChoose: () => void
}) {
  const { id, entry, isActive, onPoint, onChoose } = props
  const { label, messages } = entry
  const detail = detailOf(entry)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: an option is chosen by Enter in the box
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box
    <div
      id={id}
      className={classes.option}
      role="option"
      aria-selected={isActive}
      data-kind={entry.kind}
      onMouseMove={isActive ? undefined : onPoint}
      onClick={onChoose}
    >
      <span className={classes.icon}>
        <OptionIcon entry={entry} />
      </span>
      <bdi className={classes.label}>
        <EmojiText text={label} />
      </bdi>
      {detail !== '' && <bdi className={classes.detail}>{detail}</bdi>}
      {messages !== null && <span className={classes.count}>{formatCount(messages)}</span>}
    </div>
  )
}

/** What stands beside an entry: what an operator finds and a choice means in words, names of the archive as they are. */
function detailOf({ kind, label, detail }: Suggested): string {
  if (kind === 'operator') {
    const phrase = sharedText(findOperator(label.slice(0, -1))?.what ?? '')
    return t({
      comment: 'phrase = what an operator finds, such as: by somebody; with a file of this kind',
      message: `messages ${phrase}`,
    })
  }
  return kind === 'value' ? sharedText(detail) : detail
}

const ICONS = {
  recent: IconHistory,
  operator: IconFilter,
  channel: IconHash,
  role: IconShield,
  value: IconFilter,
  word: IconSearch,
  entity: IconTag,
}

function OptionIcon({ entry: { kind, label, detail, icon } }: { entry: Suggested }) {
  if (kind === 'author') {
    const author = { author_name: label, user_name: detail || label, avatar: icon }
    return <Avatar author={author} size={24} />
  }
  if (kind === 'guild') {
    return <GuildIcon guild={{ guild_id: '1', guild_name: label, icon }} size={24} />
  }
  const Icon = ICONS[kind]
  return <Icon size={16} stroke={1.7} aria-hidden="true" />
}
