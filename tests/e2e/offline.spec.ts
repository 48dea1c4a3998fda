import type { Page } from '@playwright/test'
import { sql } from '@/lib/core/db'
import { expect, test } from '../setup/browser'

test.use({ expectedErrors: [/Failed to load resource: net::ERR_INTERNET_DISCONNECTED/] })

type SignIn = (username: string) => Promise<void>

/** A page of somebody as it is once it rests: what shows messages is there. */
async function openAtRest(page: Page, signInAs: SignIn, username: string, address: string): Promise<void> {
  await signInAs(username)
  await page.goto(address)
  await expect(page.getByRole('region', { name: '消息' })).toBeAttached()
}

const notFetched = (page: Page) => page.getByText('没有取到，多半是网络', { exact: false }).first()

test('without a network, what is opened for the first time says so, the page stays, and it opens when the network is back', async ({
  page,
  context,
  signInAs,
}) => {
  await openAtRest(page, signInAs, 'shenruoxi', '/customers')
  const rows = page.getByRole('table').getByRole('row').getByRole('link')
  const openers = [
    page.getByRole('button', { name: '筛选' }),
    page.getByRole('button', { name: /^列 \d+/ }),
    page.getByRole('button', { name: '建档', exact: true }),
    page.getByRole('button', { name: /^我的账号/ }),
    page.getByRole('button', { name: /^找客户/ }).first(),
  ]
  await context.setOffline(true)
  for (const opener of openers) {
    await opener.click()
    await expect(notFetched(page)).toBeVisible()
    await page.getByRole('button', { name: '关闭', includeHidden: true }).first().click()
    await expect(notFetched(page)).toBeHidden()
    await expect(rows.first()).toBeVisible()
  }
  await context.setOffline(false)
  await openers[0]!.click()
  await expect(page.getByRole('dialog').getByLabel('筛选项目')).toBeVisible()
  await page.keyboard.press('Escape')
  await openers[3]!.click()
  await expect(page.getByRole('menu')).toBeVisible()
})

test('on a phone the message covers nothing of the sheet that opens when the network is back', async ({
  page,
  context,
  signInAs,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openAtRest(page, signInAs, 'shenruoxi', '/customers')
  const filter = page.getByRole('button', { name: /^筛选/ })
  await context.setOffline(true)
  await filter.click()
  const message = page.locator('.toast')
  await expect(message).toBeVisible()
  await context.setOffline(false)
  await filter.click()
  const sheet = page.getByRole('dialog', { name: '筛选' })
  await expect(sheet.getByLabel('筛选项目')).toBeVisible()
  await expect(message).toBeVisible()
  const [above, below] = [await message.boundingBox(), await sheet.boundingBox()]
  expect(above!.y + above!.height).toBeLessThanOrEqual(below!.y)
})

test('a half typed sheet outlives a calendar that cannot be fetched', async ({ page, context, signInAs }) => {
  const [customer] = await sql<{ id: string }>(
    `SELECT c."id"::text FROM "Customer" c JOIN "Person" p ON p."id"=c."ownerId"
     WHERE p."username"='luoyian' AND c."deletedAt" IS NULL ORDER BY c."name" LIMIT 1`,
  )
  await openAtRest(page, signInAs, 'luoyian', `/customers/${customer!.id}/file/A1`)
  const appraisal = page.getByRole('textbox', { name: '总评', exact: true })
  await context.setOffline(true)
  await appraisal.fill('电梯里写的一句')
  const calendar = page.getByRole('button', { name: /选日期$/ }).first()
  await calendar.click()
  await expect(notFetched(page)).toBeVisible()
  await expect(appraisal).toHaveValue('电梯里写的一句')
  await context.setOffline(false)
  await calendar.click()
  await expect(page.getByRole('grid')).toBeVisible()
  await expect(appraisal).toHaveValue('电梯里写的一句')
})

test('a form handed in without a network stands as it was typed and goes when pressed again', async ({
  page,
  context,
  signInAs,
}) => {
  await openAtRest(page, signInAs, 'shenruoxi', '/customers')
  await page.getByRole('button', { name: '建档', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '建档' })
  const name = dialog.getByLabel('客户名称')
  await name.fill('隧道口医药连锁有限公司')
  await context.setOffline(true)
  await dialog.getByRole('button', { name: '建档' }).click()
  await expect(dialog.getByRole('alert')).toContainText('没有送到')
  await expect(name).toHaveValue('隧道口医药连锁有限公司')
  await context.setOffline(false)
  await dialog.getByRole('button', { name: '建档' }).click()
  await expect(page.getByRole('heading', { name: /隧道口医药连锁有限公司/ })).toBeVisible()
})
