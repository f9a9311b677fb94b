import { i18n } from '@lingui/core'
import { t } from '@lingui/core/macro'
import { I18nProvider } from '@lingui/react'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'

const draw = (node: ReactNode) =>
  renderToStaticMarkup(<I18nProvider i18n={i18n}>{node}</I18nProvider>)

const hostile = [
  '<0>me</0>',
  '<0/>',
  '<script>alert(1)</script>',
  'C:\\x41\\u0042\\new',
  '\\\\x41',
  '{0} {name}',
  "it's '{'",
  '#',
  '&amp;',
]

test.each(hostile)('shows %j as it is', (name) => {
  expect(t`Messages of ${name}, all`).toBe(`Messages of ${name}, all`)
  const escaped = renderToStaticMarkup(name)
  expect(
    draw(
      <Trans>
        Messages of <b>{name}</b>, all
      </Trans>,
    ),
  ).toBe(`Messages of <b>${escaped}</b>, all`)
})
