import { expect, expectAccessible, test } from '../setup/browser'

test('a manager chooses columns, narrows by a fact, edits a cell, and changes several customers and takes it back', async ({
  page,
  signInAs,
}) => {
  await signInAs('shenruoxi')
  await page.goto('/customers?where=premises.any:1&size=20')
  const table = page.getByRole('table', { name: '客户名单' })
  await expect(page.getByText('已填', { exact: false }).first()).toBeVisible()

  await page.getByRole('button', { name: /^列 \d+/ }).click()
  await page.getByRole('searchbox', { name: '找列' }).fill('车辆')
  await page.getByRole('button', { name: /^显示“.*车辆/ }).click()
  await page.keyboard.press('Escape')
  const head = table.getByRole('columnheader', { name: /车辆/ })
  await expect(head).toBeVisible()
  await expectAccessible(page)

  await table.getByRole('row').nth(1).getByRole('link').first().focus()
  await page.keyboard.press('e')
  await expect(table.locator('.cell-edit').first()).toBeVisible()
  await page.keyboard.press('Escape')
  const cell = table
    .getByRole('row')
    .nth(1)
    .getByRole('button', { name: /的.*车辆$/ })
  await cell.click()
  const field = table.getByRole('textbox', { name: /的.*车辆$/ })
  await field.fill('三')
  await field.press('Enter')
  await expect(table.getByRole('alert')).toBeVisible()
  await field.fill('37')
  await field.press('Enter')
  await expect(table.getByRole('row').nth(1).getByText('37', { exact: false })).toBeVisible()

  await page.goto('/customers?state=selected&where=capital.any:1&cols=name,capital&size=20')
  await page.getByRole('button', { name: '改表格' }).click()
  const capital = table
    .getByRole('row')
    .nth(1)
    .getByRole('button', { name: /的.*资本/ })
  await capital.click()
  const amount = table.getByRole('textbox', { name: /的.*资本/ })
  await amount.fill('8888万')
  await amount.press('Enter')
  await expect(table.getByRole('alert')).toContainText('应立即修正')
  await table.getByLabel('原因').fill('增资扩股')
  await table.getByLabel('原因').press('Enter')
  await expect(table.getByRole('row').nth(1).getByText('8,888', { exact: false })).toBeVisible()

  await page.goto('/customers?where=premises.any:1&size=20')
  await table.getByRole('checkbox').nth(1).check()
  await table.getByRole('checkbox').nth(2).check()
  // The pointer stands on the second of the two: it must look as chosen as the first.
  const grounds = await table
    .locator('tr.sel')
    .evaluateAll((rows) => rows.map((row) => getComputedStyle(row.querySelector('td')!).backgroundColor))
  expect(grounds).toHaveLength(2)
  expect(grounds[1]).toBe(grounds[0])
  await page.getByRole('button', { name: '批量改' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('改哪一项').selectOption({ label: '招牌' })
  await dialog.getByRole('textbox', { name: '改为' }).fill('青禾')
  await dialog.getByRole('button', { name: '看会改多少' }).click()
  await expect(dialog.getByText(/所选 2 家：改 2 家/)).toBeVisible()
  await dialog.getByLabel('理由').fill('统一店招')
  await dialog.getByRole('button', { name: '改 2 家' }).click()
  await page.waitForURL(/\/customers\/bulk\//)
  await expect(page.getByText('已改 2 家', { exact: false })).toBeVisible({ timeout: 20_000 })
  await expectAccessible(page)
  await page.getByRole('button', { name: '整批撤回' }).click()
  await expect(page.getByText('已撤回 2 家', { exact: false })).toBeVisible({ timeout: 20_000 })
})

test('in English, too, the thirteen columns of the list fit at 1440', async ({
  page,
  context,
  baseURL,
  signInAs,
}) => {
  await signInAs('shenruoxi')
  await context.addCookies([{ name: 'locale', value: 'en', url: baseURL ?? '' }])
  await page.goto('/customers?size=50')
  await expect(page.getByRole('columnheader', { name: 'Month sales' })).toBeVisible()
  const cut = await page.locator('.tbl > .scroll').evaluate((box) => box.scrollWidth - box.clientWidth)
  expect(cut).toBe(0)
})

test('the list says how many there are and how they stand, and its heads stay while it scrolls', async ({
  page,
  signInAs,
}) => {
  await signInAs('shenruoxi')
  await page.setViewportSize({ width: 1440, height: 700 })
  await page.goto('/customers')
  const main = page.getByRole('main')
  await expect(main.locator('h1 + .meta')).toHaveText(/^[\d,]+ 家$/)
  const head = page.getByRole('columnheader', { name: '客户' })
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
  await page.getByRole('table', { name: '客户名单' }).getByRole('row').last().scrollIntoViewIfNeeded()
  await expect(head).toBeInViewport({ ratio: 1 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
})
