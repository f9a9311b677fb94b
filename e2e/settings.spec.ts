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
