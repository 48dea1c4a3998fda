import { expect, test } from '../setup/browser'

test('a general manager sees why, signs one line, and returns another with its reason', async ({
  page,
  signInAs,
}) => {
  await signInAs('gumingyuan')
  await page.goto('/approvals')
  // Which paper is open at once depends on the day of the month: outside the window for lines it may be of another kind.
  const queue = page.getByRole('navigation', { name: '等我签的单据' })
  const line = queue.getByRole('region', { name: /额度/ }).first().getByRole('link').first()
  const paper = (await line.getAttribute('href'))!
  await line.click()
  await expect(
    page.locator(`a[aria-current][href="${paper}"], [aria-current] a[href="${paper}"]`),
  ).toBeVisible()
  await expect(page.getByText('规则建议').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: '为什么' })).toBeVisible()
  const sheet = page.locator('.doc')
  const first = (await sheet.getByRole('heading', { level: 2 }).first().textContent()) ?? ''
  // Months are named: the line compared with is never the one asked for.
  await expect(sheet.getByText(/^\d+ 月额度$/)).toBeVisible()
  await expect(sheet.getByText(/^\d+ 月申请$/)).toBeVisible()
  await expect(sheet.getByText('本月额度')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  expect(await page.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight)).toBe(true)
  const approve = page.getByRole('button', { name: /^批准/ })
  await expect(approve).toBeInViewport({ ratio: 1 })
  // A row says in a word what departs from the rule; the formula stands beside the paper.
  const remarks = queue.locator('.w')
  await expect(remarks.first()).toBeVisible()
  await expect(remarks.filter({ hasText: '系数' })).toHaveCount(0)
  await approve.click()
  await expect(page.getByText(`已批准：${first}`, { exact: true }).first()).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: first })).toHaveCount(0)

  await page.getByRole('button', { name: /^退回/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '退回' }).click()
  await expect(dialog.getByText(/须写明理由/).first()).toBeVisible()
  await dialog.getByLabel('理由').fill('缺最近三个月的销售')
  await dialog.getByRole('button', { name: '退回' }).click()
  await expect(dialog).toHaveCount(0)
})
