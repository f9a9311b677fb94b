import { t } from '@lingui/core/macro'
import { ActionIcon, Checkbox, Popover, Select, TagsInput, TextInput, Tooltip } from '@mantine/core'
import { IconAdjustments } from '@tabler/icons-react'
import { ownParams } from '#shared/own-info'
import {
  OWN_PARAM_KINDS,
  type OwnParam,
  type OwnParamKind,
  type OwnQuestion,
} from '#shared/own-question'
import type { ParamValue, QuestionInfo } from '#shared/question'
import { ParamFields } from './ParamFields'
import classes from './Write.module.css'

const KIND_WORDS: Record<OwnParamKind, string> = {
  text: t`Text`,
  integer: t`Whole number`,
  number: t`Number`,
  date: t`Date`,
  choice: t`One of a few`,
  text_list: t`Several texts`,
  role_list: t`Roles`,
  message: t`Id of a message`,
}

type Props = {
  info: QuestionInfo
  question: OwnQuestion
  values: Record<string, ParamValue>
  guildId: string | undefined
  onValues: (values: Record<string, ParamValue>) => void
  /** The declarations of all names of the statement, one of them changed. */
  onParams: (params: OwnParam[]) => void
}

/** The statement's own `:names` as fields to fill in, each with how it is asked for. */
export function ParamsForm(props: Props) {
  const { info, question, values, guildId, onValues, onParams } = props
  const params = ownParams(question)
  return params.map((param) => (
    <div key={param.name} className={classes.param}>
      <ParamFields
        info={{ ...info, params: info.params.filter(({ name }) => name === param.name) }}
        guildId={guildId}
        values={values}
        onChange={onValues}
      />
      <ParamSettings
        param={param}
        onChange={(next) => onParams(params.map((one) => (one.name === param.name ? next : one)))}
      />
    </div>
  ))
}

function ParamSettings({
  param,
  onChange,
}: {
  param: OwnParam
  onChange: (param: OwnParam) => void
}) {
  const { name, kind, label, required, choices = [] } = param
  const set = (change: Partial<OwnParam>) => onChange({ ...param, ...change })
  return (
    <Popover position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t`How :${name} is asked for`}>
          <ActionIcon size={30} variant="default" aria-label={t`How :${name} is asked for`}>
            <IconAdjustments size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t`How :${name} is asked for`}>
        <div className={classes.settings}>
          <p className={classes.mono}>:{name}</p>
          <TextInput
            size="xs"
            label={t`Label`}
            maxLength={60}
            defaultValue={label}
            onBlur={(event) => set({ label: event.currentTarget.value.trim() || name })}
          />
          <Select
            size="xs"
            label={t`Asked for as`}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            data={OWN_PARAM_KINDS.map((one) => ({ value: one, label: KIND_WORDS[one] }))}
            value={kind}
            onChange={(next) => set({ kind: next as OwnParamKind, default: null })}
          />
          {kind === 'choice' && (
            <TagsInput
              size="xs"
              label={t`Choices`}
              comboboxProps={{ withinPortal: false }}
              value={choices}
              maxTags={50}
              onChange={(next) => set({ choices: next, default: next[0] ?? null })}
            />
          )}
          {kind !== 'choice' && kind !== 'text_list' && kind !== 'role_list' && (
            <TextInput
              size="xs"
              label={t`When nothing is filled in`}
              placeholder="null"
              defaultValue={param.default === null ? '' : String(param.default)}
              onBlur={(event) => set({ default: defaultOf(kind, event.currentTarget.value) })}
            />
          )}
          <Checkbox
            size="xs"
            label={t`Must be filled in`}
            checked={required}
            onChange={(event) => set({ required: event.currentTarget.checked })}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function defaultOf(kind: OwnParamKind, text: string): OwnParam['default'] {
  if (text.trim() === '') return null
  if (kind !== 'integer' && kind !== 'number') return text
  const number = Number(text)
  return Number.isFinite(number) ? number : null
}
