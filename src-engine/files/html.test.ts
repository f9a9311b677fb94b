import { expect, test } from 'vitest'
import { html, trustedHtml } from './html'

test('values are text, pieces nest, lists join', () => {
  const rows = ['<b>', '"&\''].map((name) => html`<td>${name}</td>`)
  expect(html`<tr>${rows}${3}${trustedHtml('<hr>')}</tr>`.text).toBe(
    '<tr><td>&lt;b&gt;</td><td>&quot;&amp;&#39;</td>3<hr></tr>',
  )
})
