import { sql } from '@/lib/core/db'
import { expect, expectAccessible, test } from '../setup/browser'

const REASON = '这是银行帐号，你无权填写或改动。请有权的人来填。'

test('a field that is not the writer’s to fill says so beside it, and the paper can still be filled', async ({
  page,
  signInAs,
}) => {
  const [row] = await sql<{ id: string }>(
    `SELECT "id"::text FROM "Customer" WHERE "name" LIKE '苇汀大药房连锁%' AND "deletedAt" IS NULL LIMIT 1`,
  )
  const paper = `/customers/${row!.id}/file/A1`
  const account = page.getByRole('textbox', { name: '帐号' })

  await signInAs('luoyian')
  await page.goto(paper)
  await expect(page.getByRole('textbox', { name: '来往银行', exact: true })).toBeVisible()
  await expect(page.getByText(REASON)).toBeVisible()
  await expect(account).toHaveCount(0)
  await expectAccessible(page)

  await signInAs('shenruoxi')
  await page.goto(paper)
  await expect(page.getByRole('textbox', { name: '来往银行', exact: true })).toBeVisible()
  await expect(page.getByText(REASON)).toHaveCount(0)
})
