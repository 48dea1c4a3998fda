import { sql } from '@/lib/core/db'
import { expect, test } from '../setup/browser'

/** A selected customer of the Suzhou branch with a line to spare this month, and how many fen are free. */
async function customerWithRoom(): Promise<{ id: string; name: string; freeFen: number }> {
  const [row] = await sql<{ id: string; name: string; freeFen: number }>(
    `SELECT c."id"::text,c."name",((l."amount"-coalesce(p."receivable"+p."inTransit",0))*100)::int AS "freeFen"
     FROM "Customer" c JOIN "CreditLine" l ON l."customerId"=c."id" AND l."month"=to_char(now() AT TIME ZONE 'Asia/Shanghai','YYYY-MM')
     LEFT JOIN "CreditPosition" p ON p."customerId"=c."id" JOIN "Unit" b ON b."id"=c."branchId"
     WHERE c."state"='selected' AND c."deletedAt" IS NULL AND b."name" LIKE '苏州%' AND l."frozenAt" IS NULL AND c."cashExceptionOn" IS NOT NULL AND c."contractUntil">=current_date
       AND coalesce(p."overdue",0)=0 AND l."amount"-coalesce(p."receivable"+p."inTransit",0) BETWEEN 100 AND 100000
     ORDER BY c."fileNumber" LIMIT 1`,
  )
  if (!row) throw new Error('the demonstration has no customer with room')
  return row
}

const yuan = (fen: number) => (fen / 100).toFixed(2)

test('a sales manager orders, signs, and the cashier ships inside the line and is stopped one fen over it', async ({
  page,
  signInAs,
}) => {
  const { id, freeFen } = await customerWithRoom()

  async function order(price: string): Promise<void> {
    await signInAs('shenruoxi')
    await page.goto(`/trade/orders/new?customer=${id}`)
    await page.getByLabel('第 1 行 品名').fill('gcp')
    await page.getByRole('option', { name: /^甘草片/ }).click()
    await page.getByLabel('第 1 行 数量').fill('1')
    await page.getByLabel('第 1 行 单价').fill(price)
    await page.getByRole('button', { name: '填好，交签发' }).click()
    await page.getByRole('button', { name: '签发', exact: true }).click()
    await expect(page.getByText('已签发').first()).toBeVisible()
  }
  async function atTheGate(): Promise<void> {
    const number = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
    await signInAs('fangjingyi')
    await page.goto('/trade/gate')
    await page.getByRole('link', { name: number }).click()
    await expect(page.locator('.face').getByText(number)).toBeVisible()
  }

  await order(yuan(freeFen + 1))
  await atTheGate()
  await expect(page.getByText('不可发', { exact: true }).first()).toBeVisible()
  await expect(page.getByText('任何客户不得超过授信额度').first()).toBeVisible()
  await expect(page.getByText('¥0.01').first()).toBeVisible()
  await expect(page.getByRole('button', { name: '发货，盖出纳章' })).toHaveCount(0)

  await order(yuan(freeFen))
  await atTheGate()
  await page.getByRole('button', { name: '发货，盖出纳章' }).click()
  await expect(page.getByText('货已出库，在途。')).toBeVisible()

  // There is a way on: the order stopped above still waits in the queue.
  const released = page.url()
  await page.getByRole('link', { name: '下一单' }).click()
  await expect(page).not.toHaveURL(released)
  await expect(page.locator('.que [aria-current] .vglyph')).toHaveClass(/yes|no/)
  await expect(page.getByText('货已出库，在途。')).toHaveCount(0)
})

test('under the ex-factory price a line is refused at its cell and nothing typed is lost; at the price it goes', async ({
  page,
  signInAs,
}) => {
  const { id } = await customerWithRoom()
  await signInAs('shenruoxi')
  await page.goto(`/trade/orders/new?customer=${id}`)
  const price = page.getByLabel('第 1 行 单价')
  await page.getByLabel('第 1 行 品名').fill('ZC03')
  await page.getByRole('option', { name: /六味地黄丸/ }).click()
  const floor = Number((await page.getByText(/^出厂价 /).textContent())!.replace(/[^\d.]/g, ''))
  await page.getByLabel('第 1 行 数量').fill('10')
  await price.fill((floor - 0.01).toFixed(2))
  await expect(page.getByText('还差 ¥0.01').first()).toBeVisible()
  await page.getByRole('button', { name: '填好，交签发' }).click()
  await expect(
    page.getByRole('alert', { name: /./ }).getByText('不得以任何方式低于出厂价销售').first(),
  ).toBeVisible()
  await expect(price).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('第 1 行 数量')).toHaveValue('10')
  await price.fill(floor.toFixed(2))
  await page.getByRole('button', { name: '填好，交签发' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('FH-')
})

test('on a phone the boxes of a line of goods stand apart', async ({ page, signInAs }) => {
  const { id } = await customerWithRoom()
  await page.setViewportSize({ width: 390, height: 844 })
  await signInAs('shenruoxi')
  await page.goto(`/trade/orders/new?customer=${id}`)
  await expect(page.getByLabel('第 1 行 品名')).toBeVisible()
  const cells = await page.locator('.goods-fill tbody td:visible').evaluateAll((all) =>
    all.map((cell) => {
      const { top, height } = cell.getBoundingClientRect()
      const inside = Math.max(
        ...[...cell.querySelectorAll('*')].map((one) => one.getBoundingClientRect().bottom),
        0,
      )
      return inside - (top + height)
    }),
  )
  expect(cells.length).toBe(6)
  expect(Math.max(...cells)).toBeLessThanOrEqual(1)
})

test('a rep of another branch finds no such order', async ({ page, signInAs, expectedErrors }) => {
  expectedErrors.push(/404/)
  const [row] = await sql<{ id: string }>(
    `SELECT o."id"::text FROM "ShippingOrder" o JOIN "Unit" b ON b."id"=o."branchId" WHERE b."name" LIKE '苏州%' LIMIT 1`,
  )
  const [other] = await sql<{ username: string }>(
    `SELECT p."username" FROM "Person" p JOIN "Post" o ON o."personId"=p."id" JOIN "Unit" u ON u."id"=o."unitId" WHERE o."role"='branch-sales-manager' AND u."name" NOT LIKE '苏州%' LIMIT 1`,
  )
  await signInAs(other!.username)
  const answer = await page.goto(`/trade/orders/${row!.id}`)
  expect(answer?.status()).toBe(404)
})
