import { expect, test } from './launch'

test('settings act at once, are remembered, and go back to the defaults', async ({ openApp }) => {
  const app = await openApp()
  const { page } = app
  await page.getByRole('link', { name: 'Settings' }).click()
  const preview = page.getByTestId('settings-preview')
  await expect(preview).toContainText('Ann')

  await page.getByRole('radiogroup', { name: 'People are named by' }).getByText('User name').click()
  await expect(preview).toContainText('ann.korhonen')
  await expect(preview.getByText('@ann.korhonen')).toBeVisible()

  await page.getByRole('radiogroup', { name: 'Density' }).getByText('Compact').click()
  await expect(preview.locator('article').first()).toHaveAttribute('data-density', 'compact')

  await page.getByRole('radiogroup', { name: 'Dates' }).getByText('2025-03-04').click()
  await expect(preview).toContainText('Tuesday, 2025-03-04')

  const slider = page.getByRole('slider')
  await slider.focus()
  await slider.press('End')
  await expect(preview.locator('article').first()).toHaveCSS('font-size', '20px')

  await page.getByRole('radiogroup', { name: 'Reduced motion' }).getByText('On').click()
  await expect(page.locator(':root')).toHaveAttribute('data-reduced-motion', 'on')

  await app.reload()
  await expect(preview).toContainText('Tuesday, 2025-03-04')
  await expect(preview.locator('article').first()).toHaveCSS('font-size', '20px')

  await page.getByRole('button', { name: 'Reset to defaults' }).click()
  await expect(preview).toContainText('Ann')
  await expect(preview.locator('article').first()).toHaveCSS('font-size', '15px')
  await expect(page.getByRole('button', { name: 'Reset to defaults' })).toBeDisabled()
  const { names, density, font_size } = await app.get('settings.get', {})
  expect({ names, density, font_size }).toEqual({
    names: 'display',
    density: 'cozy',
    font_size: 15,
  })
})

test('controls scroll below the preview, not over it', async ({ openApp }) => {
  const app = await openApp()
  const { page } = app
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1000, 760),
  )
  await page.getByRole('link', { name: 'Settings' }).click()
  const preview = page.getByRole('figure', { name: 'Preview' })
  for (const control of [page.getByRole('slider'), page.getByText('Compact', { exact: true })]) {
    const isCovered = async () => {
      const [above, below] = await Promise.all([preview.boundingBox(), control.boundingBox()])
      if (!above || !below) return false
      const by = below.y - (above.y + above.height / 2)
      return control.evaluate((node, move) => {
        let scroller = node.parentElement
        while (scroller && getComputedStyle(scroller).overflowY !== 'auto') {
          scroller = scroller.parentElement
        }
        scroller?.scrollBy(0, move)
        const { x, y, width, height } = node.getBoundingClientRect()
        const top = document.elementFromPoint(x + width / 2, y + height / 2)
        const figure = document.querySelector('figure')
        const box = figure?.getBoundingClientRect()
        const isBelow = box && y > box.top && y + height < box.bottom
        return Boolean(isBelow && figure?.contains(top))
      }, by)
    }
    await expect.poll(isCovered).toBe(true)
  }
})
