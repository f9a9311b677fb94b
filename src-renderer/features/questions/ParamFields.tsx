import { NumberInput, Select, TextInput } from '@mantine/core'
import type { ParamInfo, ParamValue, QuestionInfo } from '#shared/question'

type Values = Record<string, ParamValue>

type Props = {
  info: QuestionInfo
  values: Values
  onChange: (values: Values) => void
}

/** The question's own parameters; guild, channel and author are in the scope bar. */
export function ParamFields({ info, values, onChange }: Props) {
  const own = info.params.filter((param) => !['guild', 'channel', 'author'].includes(param.kind))
  return own.map((param) => (
    <ParamField
      key={param.name}
      param={param}
      value={values[param.name]}
      onChange={(value) => onChange(withValue(values, param.name, value))}
    />
  ))
}

/** The values with one changed; an emptied one is left out, so that its default counts. */
function withValue(values: Values, name: string, value: ParamValue | undefined): Values {
  const { [name]: _before, ...rest } = values
  return value === undefined || value === '' ? rest : { ...rest, [name]: value }
}

function ParamField(props: {
  param: ParamInfo
  value: ParamValue | undefined
  onChange: (value: ParamValue | undefined) => void
}) {
  const { param, value, onChange } = props
  switch (param.kind) {
    case 'integer':
    case 'number':
      return (
        <NumberInput
          size="xs"
          w={170}
          aria-label={param.label}
          prefix={`${param.label}: `}
          allowDecimal={param.kind === 'number'}
          min={0}
          value={Number(value ?? param.default ?? 0)}
          onChange={(next) => onChange(next === '' ? undefined : Number(next))}
        />
      )
    case 'choice':
      return (
        <Select
          size="xs"
          w={110}
          aria-label={param.label}
          allowDeselect={false}
          data={param.choices ?? []}
          value={String(value ?? param.default ?? '')}
          onChange={(next) => onChange(next ?? undefined)}
        />
      )
    default:
      return (
        <TextInput
          size="xs"
          w={200}
          aria-label={param.label}
          placeholder={param.label}
          defaultValue={value === undefined ? '' : String(value)}
          onBlur={(event) => onChange(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onChange(event.currentTarget.value)
          }}
        />
      )
  }
}
