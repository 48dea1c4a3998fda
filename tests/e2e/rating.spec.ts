import { expect, expectAccessible, test } from '../setup/browser'

test('a rating is saved, proven by a file, handed in at the first press, and seen whole by who signs it', async ({
  page,
  signInAs,
}) => {
  await signInAs('shenruoxi')
  await page.goto('/grading?view=overdue')
  await page.getByRole('link', { name: '去评' }).first().click()
  await page.getByLabel(/因拖欠货款被起诉/).check()
  // Gone to look at another part of the file and back: what was typed is there.
  const filling = page.url()
  await page.getByRole('link', { name: '授信', exact: true }).first().click()
  await expect(page).not.toHaveURL(filling)
  await page.goto(filling)
  await expect(page.getByText(/还没有保存的内容/)).toBeVisible()
  await expect(page.getByLabel(/因拖欠货款被起诉/)).toBeChecked()
  await page.getByRole('button', { name: '存草稿并添加文件' }).click()
  const files = page.locator('input[type=file]')
  await expect(files).toBeAttached()
  await files.setInputFiles({
    name: '法院传票.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'),
  })
  await expect(page.getByRole('link', { name: '法院传票.pdf' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('radio', { name: '五级' }).click()
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await expect(page.getByText('已填报，等审核认定')).toBeVisible()
  const sheet = page.url()

  await signInAs('gumingyuan')
  await page.goto(sheet)
  await page.getByRole('link', { name: '去签' }).click()
  await expect(page.getByRole('heading', { name: '为什么' })).toBeVisible()
  const reasons = await page
    .locator('ul.why > li')
    .evaluateAll((lines) => lines.map((line) => line.getBoundingClientRect().left))
  expect(new Set(reasons).size, 'the reasons stand one below the other').toBe(1)
  await expect(page.getByText(/一票否决，不论其他指标都评五级/)).toBeVisible()
  await expect(page.getByRole('row', { name: /付款信誉.*因拖欠货款被起诉/ })).toBeVisible()
  await expectAccessible(page)
})

test('a lawsuit stands on the desk with its day, another is reported on the sheet it opened', async ({
  page,
  signInAs,
}) => {
  await signInAs('shenruoxi')
  await page.goto('/')
  const row = page.locator('.li').filter({ hasText: '被起诉' })
  await row.getByRole('link', { name: '续填' }).click()
  await expect(page.getByText(/被起诉，.*前报出评估表/)).toBeVisible()
  await expect(page.getByLabel(/因拖欠货款被起诉/)).toBeChecked()
  await page.getByRole('button', { name: '登记被起诉' }).click()
  await page.getByLabel('情况和依据').fill('又有一家供货商起诉，八万元')
  await expectAccessible(page)
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByText('又有一家供货商起诉，八万元')).toBeVisible()
  await expectAccessible(page)
})

test('ratings overdue are turned page by page, on and back', async ({ page, signInAs }) => {
  await signInAs('shenruoxi')
  await page.goto('/grading?view=overdue&size=20')
  const first = page.getByRole('row').nth(1).getByRole('link').first()
  const name = await first.innerText()
  await expect(page.getByRole('button', { name: '上一页' })).toBeDisabled()
  await page.getByRole('button', { name: '下一页' }).click()
  await expect(first).not.toHaveText(name)
  await page.getByRole('button', { name: '上一页' }).click()
  await expect(first).toHaveText(name)
})
