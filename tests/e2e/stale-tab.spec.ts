import type { Browser, BrowserContext, Page } from '@playwright/test'
import { sql } from '@/lib/core/db'
import { expect, expectAccessible, test } from '../setup/browser'
import { sessionCookieOf } from '../setup/session-cookie'

async function deskOf(browser: Browser, baseURL: string, username: string): Promise<BrowserContext> {
  const desk = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', baseURL })
  const cookie = await sessionCookieOf(username)
  await desk.addCookies([{ ...cookie, url: baseURL, httpOnly: true, sameSite: 'Lax' }])
  return desk
}

/** A customer of the rep whose card lacks nothing, so that it can be handed in as it is. */
async function completeCard(): Promise<{ id: string; vehicles: number | null }> {
  const [row] = await sql<{ id: string; vehicles: number | null }>(
    `SELECT c."id"::text,(d."facts"->>'vehicles')::int AS "vehicles" FROM "Customer" c JOIN "Dossier" d ON d."customerId"=c."id" JOIN "Person" p ON p."id"=c."ownerId"
     WHERE p."username"='luoyian' AND c."deletedAt" IS NULL AND c."archiveClass" IS NOT NULL AND c."phone" IS NOT NULL AND c."address" IS NOT NULL
       AND d."facts" ?& '{premises,legalRepresentative,operator,analysisPerson,analysisFinance,analysisSales,analysisPeers,businessContact,paymentContact}'::text[]
       AND NOT EXISTS (SELECT 1 FROM "Draft" t WHERE t."subjectId"=c."id"::text) ORDER BY c."id" LIMIT 1`,
  )
  if (!row) throw new Error('the demonstration has no complete card of this rep')
  return row
}

const box = (page: Page, field: string) => page.locator(`.paper [data-entry][id$="-${field}"]`)
const state = (page: Page) => page.locator('.fbar').getByRole('status')
const submit = (page: Page) => page.getByRole('button', { name: '提交', exact: true }).click()

test('two people on one card: different fields both survive, the same field shows both values', async ({
  browser,
  baseURL,
}) => {
  const { id } = await completeCard()
  const desks = await Promise.all(
    ['luoyian', 'shenruoxi'].map((username) => deskOf(browser, baseURL ?? '', username)),
  )
  const [rep, manager] = await Promise.all(desks.map((desk) => desk.newPage()))
  for (const page of [rep!, manager!]) await page.goto(`/customers/${id}/file/A1`)
  await box(rep!, 'vehicles').fill('17')
  await box(rep!, 'goods').fill('代表写的商品')
  await submit(rep!)
  await expect(rep!).toHaveURL(/\/file$/)

  // Her tab is old by now: her own field goes in, the one both wrote is hers to choose.
  await box(manager!, 'shopStaff').fill('29')
  await box(manager!, 'goods').fill('经理写的商品')
  await submit(manager!)
  const choice = manager!.getByRole('alert').filter({ hasText: '选一份' })
  await expect(choice).toContainText('代表写的商品')
  await expect(choice).toContainText('经理写的商品')
  await expect(choice.locator('.e2')).toHaveCount(1)
  await expectAccessible(manager!)
  await choice.getByRole('button', { name: '用对方的' }).click()
  await expect(box(manager!, 'goods')).toHaveValue('代表写的商品')
  await expect(state(manager!)).toContainText('已存')
  await submit(manager!)
  await expect(manager!).toHaveURL(/\/file$/)
  const [stored] = await sql<{ facts: Record<string, unknown> }>(
    `SELECT "facts" FROM "Dossier" WHERE "customerId"=$1::uuid`,
    [id],
  )
  expect(stored!.facts).toMatchObject({ vehicles: 17, shopStaff: 29, goods: '代表写的商品' })
  await Promise.all(desks.map((desk) => desk.close()))
})

test('one person on two devices: an old tab takes what the other wrote and asks only where both typed', async ({
  browser,
  baseURL,
}) => {
  const { id } = await completeCard()
  const desks = await Promise.all([1, 2].map(() => deskOf(browser, baseURL ?? '', 'luoyian')))
  const [old, fresh] = await Promise.all(desks.map((desk) => desk.newPage()))
  for (const page of [old!, fresh!]) await page.goto(`/customers/${id}/file/A1`)
  await box(fresh!, 'brands').fill('新设备写的品牌')
  await box(fresh!, 'sellsTo').fill('新设备写的对象')
  await expect(state(fresh!)).toContainText('已存')

  await box(old!, 'shopSign').fill('旧页面写的招牌')
  await expect(state(old!)).toContainText('已存')
  await expect(box(old!, 'brands')).toHaveValue('新设备写的品牌')

  await box(fresh!, 'sellsTo').fill('又在新设备改的对象')
  await box(fresh!, 'shopSign').fill('新设备写的招牌')
  const choice = fresh!.getByRole('alert').filter({ hasText: '选一份' })
  await expect(choice).toContainText('旧页面写的招牌')
  await choice.getByRole('button', { name: '用我的' }).click()
  await expect(state(fresh!)).toContainText('已存')
  await fresh!.reload()
  await expect(box(fresh!, 'shopSign')).toHaveValue('新设备写的招牌')
  await expect(box(fresh!, 'sellsTo')).toHaveValue('又在新设备改的对象')
  await Promise.all(desks.map((desk) => desk.close()))
})

test('a page left open does not speak for whoever signed in after', async ({
  page,
  context,
  baseURL,
  signInAs,
}) => {
  const { id } = await completeCard()
  await signInAs('luoyian')
  await page.goto(`/customers/${id}/file/A1`)
  await expect(box(page, 'brands')).toBeVisible()
  await context.addCookies([
    { ...(await sessionCookieOf('shenruoxi')), url: baseURL ?? '', httpOnly: true, sameSite: 'Lax' },
  ])
  await box(page, 'brands').fill('骆的话')
  await expect(state(page)).toContainText('登录已过期')
  const drafts = await sql(
    `SELECT 1 FROM "Draft" d JOIN "Person" p ON p."id"=d."personId" WHERE p."username"='shenruoxi' AND d."subjectId"=$1`,
    [id],
  )
  expect(drafts).toEqual([])
})
