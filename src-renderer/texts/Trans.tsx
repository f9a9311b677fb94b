import { Trans as Marked, type TransProps } from '@lingui/react'
import { Fragment } from 'react'

/**
 * What a marked text with elements in it becomes. A value is words: an author who calls themselves `<0>me</0>` is called so,
 * and makes nothing bold.
 */
export function Trans({ values, ...rest }: TransProps) {
  const shown = Object.entries(values ?? {}).map(([name, value]) => [
    name,
    typeof value === 'string' && value.includes('<') ? (
      <Fragment key={name}>{value}</Fragment>
    ) : (
      value
    ),
  ])
  return <Marked {...rest} values={Object.fromEntries(shown)} />
}
