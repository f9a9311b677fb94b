import { t } from '@lingui/core/macro'
import { ActionIcon, Button, Textarea, TextInput, Tooltip, VisuallyHidden } from '@mantine/core'
import { IconLayoutSidebarRightExpand } from '@tabler/icons-react'
import type { OwnQuestion } from '#shared/own-question'
import { Crumbs } from './Crumbs'
import { OwnMenu } from './OwnMenu'
import classes from './Write.module.css'

type Props = {
  /** null = not saved yet. */
  id: string | null
  question: OwnQuestion
  onChange: (next: Pick<OwnQuestion, 'title'> | Pick<OwnQuestion, 'about'>) => void
  hasTables: boolean
  onTables: (has: boolean) => void
  onSave: () => void
}

/** The words of a question that is written, and what is done with it as a whole. */
export function WriteHead({ id, question, onChange, hasTables, onTables, onSave }: Props) {
  return (
    <>
      <Crumbs id={id} />
      <header className={classes.head}>
        <VisuallyHidden component="h1">
          {id === null ? t`Write a question` : t`Change a question`}
        </VisuallyHidden>
        <div className={classes.words}>
          <TextInput
            classNames={{ input: classes.titleInput }}
            aria-label={t`Title`}
            placeholder={t`What do you want to know?`}
            maxLength={120}
            value={question.title}
            onChange={(event) => onChange({ title: event.currentTarget.value })}
          />
          <Textarea
            classNames={{ input: classes.aboutInput }}
            aria-label={t`What it counts`}
            placeholder={t`What it counts, in a sentence`}
            autosize
            minRows={1}
            maxRows={4}
            maxLength={1000}
            value={question.about}
            onChange={(event) => onChange({ about: event.currentTarget.value })}
          />
        </div>
        <Tooltip label={hasTables ? t`Hide the tables` : t`Show the tables`}>
          <ActionIcon
            size={30}
            variant="default"
            aria-label={t`Tables`}
            aria-pressed={hasTables}
            onClick={() => onTables(!hasTables)}
          >
            <IconLayoutSidebarRightExpand size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
        {id !== null && <OwnMenu id={id} title={question.title} isWriting />}
        <Button
          size="xs"
          disabled={question.title.trim() === '' || question.sql.trim() === ''}
          onClick={onSave}
        >
          {t`Save`}
        </Button>
      </header>
    </>
  )
}
