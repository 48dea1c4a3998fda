import { sql } from '@/lib/core/db'
import { expect, expectAccessible, test } from '../setup/browser'

async function idOf(shortName: string): Promise<string> {
  const [row] = await sql<{ id: string }>('SELECT "id" FROM "Customer" WHERE "shortName" = $1', [shortName])
  if (!row) throw new Error(`no customer called ${shortName}`)
  return row.id
}

/** A selected customer of Suzhou in no group, and one that waits for approval. */
async function some(condition: string): Promise<{ id: string; name: string }> {
  const [row] = await sql<{ id: string; name: string }>(
    `SELECT c."id",c."name" FROM "Customer" c JOIN "Unit" b ON b."id"=c."branchId" WHERE b."code"='SZ' AND c."deletedAt" IS NULL AND ${condition} ORDER BY c."id" LIMIT 1`,
  )
  if (!row) throw new Error('the demonstration has no such customer')
  return row
}

test('a group is one table: whoever sees less of it finds less, and nothing says so', async ({
  page,
  signInAs,
}) => {
  const id = await idOf('苇汀大药房连锁')
  await signInAs('gedai')
  await page.goto(`/customers/${id}/group`)
  const firms = page.locator('.group-tree tbody tr')
  const all = await firms.count()
  expect(all).toBeGreaterThan(8)
  await expect(page.locator('.group-tree tfoot')).toContainText(`${all} 家`)
  await expectAccessible(page)
  await signInAs('shenruoxi')
  await page.goto(`/customers/${id}/group`)
  const seen = await firms.count()
  expect(seen).toBeLessThan(all)
  await expect(page.locator('.group-tree tfoot')).toContainText(`${seen} 家`)
  await page.getByRole('link', { name: '客户名单里看' }).click()
  await expect(page).toHaveURL(/group=/)
  await expect(page.getByText(new RegExp(`本页 ${seen} 家`)).first()).toBeVisible()
})

test('a firm is placed under another one, and a circle is refused with its rule', async ({
  page,
  signInAs,
}) => {
  const head = await idOf('澄麓医药批发')
  const firm = await some(`c."state"='selected' AND c."groupRootId" IS NULL`)
  await signInAs('shenruoxi')
  await page.goto(`/customers/${firm.id}/group`)
  await page.getByRole('button', { name: '挂到上级' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('上级').fill('澄麓医药批发')
  await page.getByRole('option').first().click()
  await dialog.getByRole('button', { name: '挂好' }).click()
  await expect(page.locator('.group-tree tr[aria-current]')).toContainText(firm.name)
  await expectAccessible(page)
  await page.goto(`/customers/${head}/group`)
  await page.getByRole('button', { name: '挂到上级' }).click()
  await dialog.getByLabel('上级').fill(firm.name)
  await page.getByRole('option').first().click()
  await dialog.getByRole('button', { name: '挂好' }).click()
  await expect(dialog.getByText('绕成一圈').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.goto(`/customers/${firm.id}/group`)
  await page.getByRole('button', { name: '移出' }).click()
  await expect(page.getByText('没有挂在别家名下')).toBeVisible()
})

test('the life of a customer, and what stands before a selection', async ({ page, signInAs }) => {
  await signInAs('shenruoxi')
  const waiting = await some(`c."state"='to-approve'`)
  await page.goto(`/customers/${waiting.id}/life`)
  await expect(page.locator('.life-track [aria-current]')).toContainText('待批准')
  await expectAccessible(page)
  const potential = await some(`c."state"='potential'`)
  await page.goto(`/customers/${potential.id}/change?kind=add`)
  await expect(page.getByRole('table', { name: '区域客户定额' })).toContainText('苏州分支机构')
  await expectAccessible(page)
})
