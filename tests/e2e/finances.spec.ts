import { sql } from '@/lib/core/db'
import { expect, expectAccessible, test } from '../setup/browser'

const WRITTEN = {
  流动资产: '3,600,000',
  总资产: '600万',
  销售收入: '1200万',
  净利润: '-120,000',
  应收账款平均余额: '1,643,835.62',
  存货平均余额: '900000',
  销货成本: '1095万',
} as const

/** A key account of the Suzhou branch with a signed sheet of last year and none of the year before. */
async function account(): Promise<string> {
  const [row] = await sql<{ id: string }>(
    `SELECT e."customerId"::text AS "id" FROM "FormEntry" e JOIN "Customer" c ON c."id"=e."customerId" JOIN "Unit" b ON b."id"=c."branchId"
     WHERE b."code"='SZ' AND e."formId"='A5' GROUP BY e."customerId" HAVING count(*)=1 ORDER BY e."customerId" LIMIT 1`,
  )
  return row!.id
}

test('statements of a year are entered by keyboard, the ratios follow, and the manager signs what he reads', async ({
  page,
  signInAs,
}) => {
  const here = `/customers/${await account()}/finances`
  await signInAs('shenruoxi')
  await page.goto(here)
  await page.getByRole('button', { name: '填写这一期间' }).click()
  const first = page.getByRole('textbox', { name: '流动资产', exact: true })
  await first.focus()
  // What stands in a field is chosen by the key that leads back to it: typing replaces it.
  for (const [away, back] of [
    ['Enter', 'Shift+Enter'],
    ['Tab', 'Shift+Tab'],
  ] as const) {
    await page.keyboard.type('1,234,567.89')
    await page.keyboard.press(away)
    await expect(first).toHaveValue('1,234,567.89')
    await page.keyboard.press(back)
  }
  for (const typed of Object.values(WRITTEN)) {
    await page.keyboard.type(typed)
    await page.keyboard.press('Enter')
  }
  const paper = page.locator('.pf')
  for (const ratio of ['60.0%', '−1.0%', '−2.0%', '50.0 天', '30.0 天'])
    await expect(paper.getByText(ratio, { exact: true })).toBeVisible()
  for (const name of ['流动资产率', '净利润率', '资产回报率', '回款周期', '存货周期'])
    await page.getByRole('textbox', { name: `${name}评语` }).fill(`${name}：已核对报表。`)
  await page.getByRole('radio', { name: '观察' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await expect(page).toHaveURL(here)
  await expect(page.getByRole('row', { name: /待审核/ })).toContainText('−1.0%')
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(page.getByText('−1.0%')).toBeVisible()
  await expectAccessible(page)

  await page.setViewportSize({ width: 1440, height: 900 })
  await signInAs('peishian')
  const [paperId] = await sql<{ id: string }>(
    `SELECT "approvalId"::text AS "id" FROM "FormEntry" WHERE "customerId"=$1::uuid AND "state"='submitted'`,
    [here.split('/')[2]],
  )
  await page.goto(`/approvals/${paperId!.id}`)
  await expect(page.locator('.ratios')).toContainText('−1.0%')
  // Whoever signs sees what he signs: what it changes, the sheet as it was handed in, and its print page.
  await expect(page.getByRole('region', { name: /^改了什么/ })).toContainText('首次签核')
  await expect(page.getByText('查看整张表')).toBeVisible()
  await expect(page.locator('.whole-sheet .paper')).toBeVisible()
  await expect(page.getByRole('link', { name: '打印' })).toHaveAttribute(
    'href',
    /\/print\/customers\/.+\/A5\?entry=/,
  )
  await expectAccessible(page)
  await page.getByRole('button', { name: /^批准/ }).click()
  await page.waitForURL((url) => !url.pathname.includes(paperId!.id))
  await page.goto(here)
  await expect(page.getByRole('link', { name: / 签$/ })).toHaveCount(2)
})
