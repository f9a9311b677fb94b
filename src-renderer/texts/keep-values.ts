import type { I18n, MessageDescriptor, MessageOptions } from '@lingui/core'

/** Lingui reads these in a finished text, values and all; `\u005c` is a backslash. */
const ESCAPE = /\\(?=u[\da-fA-F]{4}|x[\da-fA-F]{2})/g

/**
 * Makes texts show the values that they are given as they are: `C:\\x41` is a path of somebody's and no letter A.
 */
export function keepValues(i18n: I18n): void {
  const look = i18n._.bind(i18n)
  const keep = (id: string | MessageDescriptor, values?: Values, options?: MessageOptions) =>
    typeof id === 'string'
      ? look(id, kept(values), options)
      : look({ ...id, values: kept(id.values ?? values) })
  i18n._ = keep as I18n['_']
}

type Values = Record<string, unknown>

function kept(values: Values | undefined): Values | undefined {
  if (!values) return values
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.replace(ESCAPE, '\\u005c') : value,
  ])
  return Object.fromEntries(entries)
}
