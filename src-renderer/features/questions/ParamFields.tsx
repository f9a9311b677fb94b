import { t } from '@lingui/core/macro'
import {
  Input,
  MultiSelect,
  NumberInput,
  SegmentedControl,
  Select,
  TagsInput,
  TextInput,
} from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ParamInfo, ParamValue, QuestionInfo } from '#shared/question'
import { callQuery } from '../../client'
import { Option } from '../../ui/Option'
import { useTyped } from '../../ui/typed'
import classes from './Questions.module.css'

type Values = Record<string, ParamValue>

type Props = {
  info: QuestionInfo
  /** Whose roles can be chosen; undefined = roles are given by name. */
  guildId: string | undefined
  values: Values
  onChange: (values: Values) => void
}

/** The question's own parameters; guild, channel and author are in the scope bar. */
export function ParamFields({ info, guildId, values, onChange }: Props) {
  const own = info.params.filter((param) => !['guild', 'channel', 'author'].includes(param.kind))
  return own.map((param) => (
    <ParamField
      key={param.name}
      param={param}
      guildId={guildId}
      value={values[param.name]}
      onChange={(value) => onChange(withValue(values, param.name, value))}
    />
  ))
}

/** The values with one changed; an emptied one is left out, so that its default counts. */
function withValue(values: Values, name: string, value: ParamValue | undefined): Values {
  const { [name]: _before, ...rest } = values
  const isEmpty =
    value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  return isEmpty ? rest : { ...rest, [name]: value }
}

type FieldProps = {
  param: ParamInfo
  guildId: string | undefined
  value: ParamValue | undefined
  onChange: (value: ParamValue | undefined) => void
}

function ParamField(props: FieldProps) {
  switch (props.param.kind) {
    case 'integer':
    case 'number':
      return <NumberField {...props} />
    case 'choice':
      return <ChoiceField {...props} />
    case 'text_list':
      return <ListField {...props} />
    case 'role_list':
      return props.guildId === undefined ? (
        <ListField {...props} />
      ) : (
        <RolesField {...props} guildId={props.guildId} />
      )
    case 'date':
      return <DateField {...props} />
    default:
      return <TextField {...props} />
  }
}

function NumberField({ param, value, onChange }: FieldProps) {
  const kept = String(value ?? param.default ?? '')
  const [typed, setTyped] = useTyped(kept, (text) =>
    onChange(text === '' || text === String(param.default) ? undefined : Number(text)),
  )
  return (
    <NumberInput
      size="xs"
      w={120}
      label={param.label}
      allowDecimal={param.kind === 'number'}
      allowNegative={false}
      max={1_000_000}
      clampBehavior="strict"
      value={typed}
      onChange={(next) => setTyped(String(next))}
    />
  )
}

function TextField({ param, value, onChange }: FieldProps) {
  const [typed, setTyped] = useTyped(value === undefined ? '' : String(value), onChange)
  return (
    <TextInput
      size="xs"
      w={220}
      label={param.label}
      placeholder={param.required ? t`Type words` : undefined}
      required={param.required}
      withAsterisk={false}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  )
}

function DateField({ param, value, onChange }: FieldProps) {
  return (
    <TextInput
      type="date"
      size="xs"
      w={150}
      label={param.label}
      value={String(value ?? param.default ?? '').slice(0, 10)}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  )
}

/** More choices than this are a list to open. */
const MOST_SIDE_BY_SIDE = 4

function ChoiceField({ param, value, onChange }: FieldProps) {
  const choices = param.choices ?? []
  const data = choices.map((choice) => ({ value: choice, label: capital(choice) }))
  const chosen = String(value ?? param.default ?? '')
  const choose = (next: string) => onChange(next === param.default ? undefined : next)
  if (choices.length > MOST_SIDE_BY_SIDE) {
    return (
      <Select
        size="xs"
        w={140}
        label={param.label}
        allowDeselect={false}
        data={data}
        value={chosen}
        onChange={(next) => choose(next ?? '')}
      />
    )
  }
  return (
    <Input.Wrapper className={classes.field} size="xs" label={param.label} labelElement="div">
      <SegmentedControl
        className={classes.choice}
        size="xs"
        aria-label={param.label}
        data={data}
        value={chosen}
        onChange={choose}
      />
    </Input.Wrapper>
  )
}

const capital = (word: string) => word.charAt(0).toLocaleUpperCase('en') + word.slice(1)

function ListField({ param, value, onChange }: FieldProps) {
  const list = Array.isArray(value) ? value.map(String) : []
  return (
    <TagsInput
      size="xs"
      miw={220}
      maw={480}
      label={param.label}
      placeholder={list.length === 0 ? t`Type one, then Enter` : undefined}
      clearable
      splitChars={[]}
      value={list}
      onChange={onChange}
    />
  )
}

function RolesField({ param, guildId, value, onChange }: FieldProps & { guildId: string }) {
  const { data: roles = [] } = useQuery(callQuery('roles.list', { guild_id: guildId }))
  const byId = new Map(roles.map((role) => [role.role_id, role]))
  const list = Array.isArray(value) ? value.map(String) : []
  return (
    <MultiSelect
      size="xs"
      miw={220}
      maw={480}
      comboboxProps={{ width: 260, position: 'bottom-start' }}
      label={param.label}
      placeholder={list.length === 0 ? t`Choose roles` : undefined}
      searchable
      clearable
      nothingFoundMessage={t`No such role`}
      data={roles.map(({ role_id, role_name }) => ({ value: role_id, label: role_name }))}
      renderOption={({ option, checked }) => (
        <Option
          icon={
            <svg width="10" height="10" aria-hidden="true">
              <circle cx="5" cy="5" r="5" fill={byId.get(option.value)?.color ?? 'currentColor'} />
            </svg>
          }
          name={option.label}
          isChosen={checked}
        />
      )}
      value={list}
      onChange={onChange}
    />
  )
}
