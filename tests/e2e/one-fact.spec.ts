import type { Page } from '@playwright/test'
import { sql } from '@/lib/core/db'
import { expect, test } from '../setup/browser'

type Card = { id: string; name: string; phone: string; entry: string }

/** A customer of Suzhou whose card is signed as the file stands, and that has no sheet out. */
async function signedCard(): Promise<Card> {
  const [row] = await sql<Card>(
    `SELECT c."id"::text,c."name",c."phone",e."id"::text AS "entry" FROM "FormEntry" e JOIN "Customer" c ON c."id"=e."customerId" JOIN "Unit" u ON u."id"=c."branchId"
     WHERE u."code"='SZ' AND e."formId"='A1' AND e."state"='signed' AND c."deletedAt" IS NULL AND c."phone" IS NOT NULL AND e."answers"->>'phone'=c."phone"
       AND NOT EXISTS (SELECT 1 FROM "FillLink" l WHERE l."customerId"=c."id") AND NOT EXISTS (SELECT 1 FROM "Draft" d WHERE d."subjectId"=c."id"::text)
     ORDER BY e."id" DESC LIMIT 1`,
  )
  if (!row) throw new Error('the demonstration has no such card')
  return row
}

const plain = (text: string | null) => (text ?? '').replace(/[\s-]/g, '')
const typed = async (page: Page, field: string) =>
  plain(await page.locator(`.paper [id$="_-${field}"]`).inputValue())

test('a telephone changed on the card shows on every sheet and in print; the signed card is marked and prints as signed', async ({
  page,
  browser,
  baseURL,
  signInAs,
}) => {
  const { id, phone, entry } = await signedCard()
  const changed = '0512-66660417'
  await signInAs('shenruoxi')
  await page.goto(`/customers/${id}/file/A1`)
  expect(await typed(page, 'phone')).toBe(plain(phone))
  await page.locator('.paper [id$="_-phone"]').fill(changed)
  const reason = page.getByLabel(/理由|原因/)
  if (await reason.count()) await reason.first().fill('总机换号')
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await expect(page).toHaveURL(/\/file$/)

  // The other sheets of the file.
  for (const form of ['A6', 'A7', 'A3']) {
    await page.goto(`/customers/${id}/file/${form}`)
    expect(await typed(page, 'phone'), form).toBe(plain(changed))
  }
  // What is printed of today.
  for (const form of ['A1', 'A6', 'A3']) {
    await page.goto(`/print/customers/${id}/${form}`)
    expect(plain(await page.locator('main').textContent()), `print ${form}`).toContain(plain(changed))
  }
  // The sheet that goes out to the customer.
  await page.goto(`/customers/${id}/file`)
  await page.getByRole('button', { name: '发给客户' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '生成链接' }).click()
  const address = await dialog.getByLabel('网址').inputValue()
  const outside = await browser.newContext({ locale: 'zh-CN', baseURL: baseURL ?? '' })
  const sheet = await outside.newPage()
  await sheet.goto(address)
  await expect(sheet.getByRole('heading', { level: 1 })).toBeVisible()
  await expect.poll(() => typed(sheet, 'phone')).toBe(plain(changed))
  await outside.close()
  // Search finds it by the new number's last four.
  const found = await page.request.get(`/api/v1/search?q=${changed.slice(-4)}`)
  expect(await found.text()).toContain(id)

  // The card that was signed: marked, and printed as it was signed.
  await page.goto(`/customers/${id}/file`)
  const row = page.getByRole('row', { name: /大客户档案表/ })
  await expect(row).toContainText(/\d+ 处/)
  await page.goto(`/customers/${id}/file/A1?entry=${entry}`)
  const list = page.getByRole('region', { name: '签字后变了' })
  expect(plain(await list.textContent())).toContain(plain(phone))
  expect(plain(await list.textContent())).toContain(plain(changed))
  await page.goto(`/print/customers/${id}/A1?entry=${entry}`)
  const signed = plain(await page.locator('main').textContent())
  expect(signed).toContain(plain(phone))
  expect(signed).not.toContain(plain(changed))
})
