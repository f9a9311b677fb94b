import { t } from '@lingui/core/macro'
import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconChartBar,
  IconChartLine,
  IconCloud,
  IconGridDots,
  IconMessages,
  IconNumber123,
  IconPin,
  IconPinFilled,
  IconTable,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ChartSpec, QuestionInfo } from '#shared/question'
import type { Scope } from '#shared/scope'
import { walkThrough } from '../../ui/walk'
import { shapeOf } from './browse'
import classes from './Catalogue.module.css'
import { usePins } from './use-pins'

const SHAPES = {
  bar: IconChartBar,
  line: IconChartLine,
  heatmap: IconGridDots,
  cloud: IconCloud,
  number: IconNumber123,
  table: IconTable,
  messages: IconMessages,
} satisfies Record<ChartSpec['kind'], unknown>

const walk = walkThrough('[data-question]')

/** Questions, one a row: what is asked, what is counted, how the answer looks; each opens with whom to ask about. */
export function QuestionList({
  questions,
  about,
}: {
  questions: readonly QuestionInfo[]
  about: Scope
}) {
  return (
    <ul className={classes.list} onKeyDown={walk}>
      {questions.map((question) => (
        <QuestionRow key={question.id} question={question} about={about} />
      ))}
    </ul>
  )
}

function QuestionRow({ question, about }: { question: QuestionInfo; about: Scope }) {
  const { id, title, chart, tags } = question
  const Shape = SHAPES[chart.kind]
  return (
    <li className={classes.row}>
      <Link
        className={classes.link}
        data-question={id}
        to="/questions/$id"
        params={{ id }}
        search={{ scope: about }}
      >
        <span className={classes.shape} title={shapeOf(chart)}>
          <Shape size={18} stroke={1.6} aria-hidden />
        </span>
        <span className={classes.words}>
          <span className={classes.name}>{title}</span>
          <span className={classes.what}>{question.about}</span>
        </span>
        <span className={classes.tags}>{tags.join(', ')}</span>
      </Link>
      <PinButton id={id} title={title} />
    </li>
  )
}

/** Pins a question to the overview of the catalogue, or lets it go. */
export function PinButton({ id, title }: { id: string; title: string }) {
  const { pins, setPinned } = usePins()
  const isPinned = pins.includes(id)
  const Icon = isPinned ? IconPinFilled : IconPin
  return (
    <Tooltip label={isPinned ? t`Unpin` : t`Pin to the overview`}>
      <ActionIcon
        className={classes.pin}
        aria-label={t`Pin ${title}`}
        aria-pressed={isPinned}
        onClick={() => setPinned(id, !isPinned)}
      >
        <Icon size={16} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  )
}
