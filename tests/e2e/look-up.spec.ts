import { sql } from '@/lib/core/db'
import { expect, test } from '../setup/browser'

test('a box of people or units shows the first ones when it is opened, by mouse and by arrow', async ({
  page,
  signInAs,
}) => {
  await signInAs('shenruoxi')
  await page.goto('/customers')
  await page.getByRole('button', { name: '建档' }).first().click()
  const owner = page.getByRole('dialog').getByRole('combobox', { name: '负责人' })
  const options = page.getByRole('option')
  await owner.click()
  await expect(options.filter({ hasText: '罗亦安' })).toBeVisible()
  const first = await options.count()
  expect(first).toBeGreaterThan(1)
  await owner.fill('罗亦')
  await expect(options).toHaveCount(1)
  await owner.fill('')
  await expect(options).toHaveCount(first)
  await owner.press('Escape')
  await owner.press('ArrowDown')
  await expect(options).toHaveCount(first)
})

test('a field of the paper that names a unit or a person opens with the first ones, whatever stands there', async ({
  page,
  signInAs,
}) => {
  const [row] = await sql<{ id: string }>(
    `SELECT "id"::text FROM "Customer" WHERE "name" LIKE '苇汀大药房连锁%' AND "deletedAt" IS NULL LIMIT 1`,
  )
  await signInAs('shenruoxi')
  await page.goto(`/customers/${row!.id}/file/A6`)
  const fields = page.locator(
    'input[role=combobox]:not([aria-disabled=true]):not([disabled]):not([readonly])',
  )
  const field = fields.first()
  await expect(field).toBeVisible()
  const options = page.getByRole('option')
  const before = await field.inputValue()
  await field.click()
  await expect(options.first()).toBeVisible()
  await field.press('Escape')
  await expect(options).toHaveCount(0)
  await field.press('ArrowDown')
  await expect(options.first()).toBeVisible()
  await field.press('Escape')
  await expect(field).toHaveValue(before)
})
