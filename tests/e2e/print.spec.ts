import type { Page } from '@playwright/test'
import { sql } from '@/lib/core/db'
import { expect, test } from '../setup/browser'

/** How many sheets of paper the browser makes of what is open. */
async function sheetsOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true })
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}

/** Sheets of each blank form. */
const blanks = {
  A1: 1, A2: 1, A3: 1, A4: 3, A6: 1, A7: 1, A8: 1, A9: 1, A10: 1, A11: 2, A12: 1, A13: 1, B1: 1, B2: 1, C1: 1, C3: 1, G3: 2,
} // prettier-ignore

test('blank forms take no more paper than they need, upright and across', async ({ page, signInAs }) => {
  await signInAs('chenyifan')
  const taken: Record<string, number> = {}
  for (const form of Object.keys(blanks)) {
    await page.goto(`/print/forms/${form}`)
    taken[form] = await sheetsOf(page)
  }
  expect(taken).toEqual(blanks)
})

test('what the page says on screen adds no empty sheet to the paper', async ({ page, signInAs }) => {
  await signInAs('chenyifan')
  await page.goto('/print/forms/B1')
  await expect(page.locator('.toasts')).toBeAttached()
  expect(await sheetsOf(page)).toBe(blanks.B1)
})

test('several papers printed at once begin each on a sheet of their own and say whose they are', async ({
  page,
  signInAs,
}) => {
  await signInAs('shenruoxi')
  const found = await sql<{ id: string; name: string }>(
    `SELECT c."id"::text,c."name" FROM "Customer" c JOIN "Unit" b ON b."id"=c."branchId"
     WHERE b."code"='SZ' AND c."state"='selected' ORDER BY c."id" LIMIT 3`,
  )
  await page.goto(`/print/customers?form=A1&ids=${found.map(({ id }) => id).join(',')}`)
  for (const { name } of found) await expect(page.locator('.pgf', { hasText: name })).toHaveCount(1)
  expect(await sheetsOf(page)).toBe(3)
  await expect(page).toHaveTitle(/^大客户档案表/)
})

test('over a paper on screen: the way back, filled or blank; never printed, and on a phone the whole sheet is seen', async ({
  page,
  signInAs,
}) => {
  await signInAs('shenruoxi')
  const [found] = await sql<{ id: string }>(
    `SELECT c."id"::text FROM "Customer" c JOIN "Unit" b ON b."id"=c."branchId"
     WHERE b."code"='SZ' AND c."state"='selected' ORDER BY c."id" LIMIT 1`,
  )
  const filled = `/print/customers/${found!.id}/A1`
  await page.goto(filled)
  const bar = page.locator('.print-bar')
  await expect(bar.getByText('大客户档案表')).toBeVisible()
  await bar.getByRole('link', { name: '空白表' }).click()
  await expect(page).toHaveURL(/\/print\/forms\/A1\?/)
  await expect(bar.getByRole('link', { name: 'PDF' })).toHaveAttribute('href', /path=%2Fprint%2Fforms%2FA1&/)
  await bar.getByRole('link', { name: '填好的' }).click()
  await expect(page).toHaveURL(filled)

  await page.setViewportSize({ width: 390, height: 844 })
  const sheet = (await page.locator('.a4').boundingBox())!
  expect(sheet.x).toBeGreaterThanOrEqual(0)
  expect(sheet.x + sheet.width).toBeLessThanOrEqual(390)
  expect(sheet.width).toBeGreaterThan(360)

  await page.emulateMedia({ media: 'print' })
  await expect(bar).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await page.setViewportSize({ width: 1440, height: 900 })
  await bar.getByRole('link', { name: '返回' }).click()
  await expect(page).toHaveURL(`/customers/${found!.id}/file/A1`)
})
