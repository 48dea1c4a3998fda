import { expect, expectAccessible, test } from '../setup/browser'

// The browser's own note about the file that is refused.
test.use({ expectedErrors: [/400 \(Bad Request\).*api\/files/] })

test('a rep notes, mentions, attaches, takes back and looks at the file of a past day', async ({
  page,
  signInAs,
}) => {
  await signInAs('shenruoxi')
  await page.goto('/customers')
  await page.getByRole('table').getByRole('link').first().click()
  await page.getByRole('link', { name: '历史', exact: true }).click()

  const box = page.getByRole('textbox', { name: '写备注' })
  await box.fill('约好下周看样品，请 @顾')
  await page.getByRole('option').first().click()
  await expect(box).toHaveValue(/@顾\S+ $/)
  await page.reload()
  await expect(box).toHaveValue(/约好下周看样品/)
  await page.getByRole('button', { name: '记下' }).click()
  const note = page.getByRole('article').filter({ hasText: '约好下周看样品' })
  await expect(note).toBeVisible()
  await expect(box).toHaveValue('')
  await expectAccessible(page)

  await note.getByRole('button', { name: '备注的操作' }).click()
  await page.getByRole('menuitem', { name: '删去' }).click()
  await expect(note).toBeHidden()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(note).toBeVisible()

  await page.getByRole('link', { name: '资料', exact: true }).click()
  await page
    .getByLabel('添加文件')
    .last()
    .setInputFiles([
      {
        name: '营业执照.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'),
      },
      { name: '工具.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
    ])
  await expect(page.getByRole('link', { name: '营业执照.pdf' })).toBeVisible()
  await expect(page.locator('#main').getByRole('alert')).toContainText('工具.exe')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '营业执照.pdf' }).click()
  expect((await download).suggestedFilename()).toBe('营业执照.pdf')
  await expectAccessible(page)

  await page.getByRole('link', { name: '历史', exact: true }).click()
  await page.getByRole('link', { name: '某日的档案' }).click()
  await expect(page.getByRole('heading', { name: '大客户档案表' })).toBeVisible()
  await expectAccessible(page)
})
