import { type Browser, type BrowserContext, devices, type Page } from '@playwright/test'
import { DEMONSTRATION_PASSWORD } from '@/lib/core/demonstration'
import { sql } from '@/lib/core/db'
import { expect, expectAccessible, test } from '../setup/browser'
import { openSessionOf } from '../setup/session-cookie'

/** Fields of the card as a rep types them, in three goes. */
const first = {
  phone: '0512-55501188',
  dealingsSince: '2024-03-01',
  floorArea: '320',
  vehicles: '4',
  address: '苏州市吴江区松陵镇鲈乡南路 1188 号',
  shopSign: '青禾大药房',
  shopStaff: '23',
}
const second = {
  goods: '中西成药，饮片',
  brands: '青禾、澄麓',
  brandsDistributed: '青禾',
  sellsTo: '吴江各镇诊所',
  capital: '3,000,000',
  registeredOn: '2012-05-18',
  tradingTerms: '月结三十天',
  legalRepresentative: '𠮷田慧',
  legalRepresentativeBirth: '1975-04-12',
  legalRepresentativeHome: '苏州市姑苏区平江路 9 号',
  legalRepresentativePhone: '13812340417',
}
const third = {
  operator: '庄砚秋',
  operatorBirth: '1980-09-30',
  operatorHome: '苏州市吴江区鲈乡二村 3 幢',
  operatorPhone: '13912340418',
  operatorClubs: '吴江医药商会',
  operatorHobbies: '钓鱼',
  appraisal: '守信，肯配合铺货',
  analysisPerson: '从业二十年，为人稳重',
  analysisFinance: '自有资金充足，付款及时',
  analysisSales: '覆盖吴江八镇',
  analysisOther: '拟开第二家店',
  businessContact: '蒋知远，采购经理，13712340419',
  paymentContact: '陆青，会计，13612340420',
  bank: '苏州银行吴江支行',
}
/** Boxes to tick: field, and which of its boxes. */
const ticked = {
  archiveClass: 0,
  premises: 0,
  location: 0,
  display: 1,
  popMaterial: 0,
  legalRepresentativeMarriage: 0,
  operatorMarriage: 0,
  loyalty: 3,
  sellingStrength: 3,
  dedication: 4,
  analysisPeers: 1,
}

const box = (page: Page, field: string) => page.locator(`.paper [data-entry][id$="-${field}"]`)
const boxes = (page: Page, field: string) => page.locator(`.paper label:has(input[name$="-${field}"])`)

async function type(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [field, value] of Object.entries(values)) await box(page, field).fill(value)
}

/** What stands in the boxes is what was typed, however numbers are set. */
async function expectTyped(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  const plain = (text: string) => text.replace(/[\s,，-]|\.00$/g, '')
  for (const [field, value] of Object.entries(values))
    await expect.poll(async () => plain(await box(page, field).inputValue()), field).toBe(plain(value))
}

/** Another phone of the same person: signed in, and knowing nothing of what was typed elsewhere. */
async function phoneOf(
  browser: Browser,
  baseURL: string,
  username: string,
): Promise<{ phone: BrowserContext; sessionId: string }> {
  const phone = await browser.newContext({
    ...devices['Pixel 7'],
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    baseURL,
  })
  const { cookie, sessionId } = await openSessionOf(username)
  await phone.addCookies([{ ...cookie, url: baseURL, httpOnly: true, sameSite: 'Lax' }])
  return { phone, sessionId }
}

const saved = (page: Page) => expect(page.locator('.fbar').getByRole('status')).toContainText('已存')

test('a new customer’s card, filled on a phone in one sitting broken off twice, nothing typed twice, then signed and printed', async ({
  page,
  signInAs,
  browser,
  baseURL,
}) => {
  const name = '吴江青禾大药房有限公司'
  const [rep] = await sql<{ id: string; name: string }>(
    `SELECT "id","name" FROM "Person" WHERE "username"='luoyian'`,
  )
  await signInAs('shenruoxi')
  await page.goto('/customers')
  await page.getByRole('button', { name: '建档', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('客户名称').fill(name)
  await dialog.getByLabel('负责人').fill(rep!.name)
  await page.getByRole('option', { name: rep!.name }).first().click()
  // Pressed twice: one file.
  await dialog.getByRole('button', { name: '建档' }).dblclick()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  const made = await sql<{ id: string }>(`SELECT "id" FROM "Customer" WHERE "name"=$1`, [name])
  expect(made).toHaveLength(1)
  const { id } = made[0]!

  // On his phone the rep finds it and begins.
  const { phone } = await phoneOf(browser, baseURL ?? '', 'luoyian')
  const one = await phone.newPage()
  await one.goto(`/customers/${id}/file`)
  await one.getByRole('link', { name: '大客户档案表' }).click()
  await type(one, first)
  await boxes(one, 'archiveClass').nth(ticked.archiveClass).click()
  await saved(one)
  // Broken off in mid-typing: the page is gone a moment after the last key.
  await box(one, 'shopSign').fill('青禾大药房（总店')
  await saved(one)
  await phone.close()

  // Another phone: everything is there, and he goes on where he was.
  const { phone: other, sessionId } = await phoneOf(browser, baseURL ?? '', 'luoyian')
  const two = await other.newPage()
  await two.goto(`/customers/${id}/file/A1`)
  await expectTyped(two, { ...first, shopSign: '青禾大药房（总店' })
  await box(two, 'shopSign').fill(first.shopSign)
  await type(two, second)
  for (const [field, at] of Object.entries(ticked).slice(1)) await boxes(two, field).nth(at).click()
  await saved(two)
  // The lift swallows the network, and while he types on his session ends.
  await other.setOffline(true)
  await type(two, third)
  await expect(two.locator('.fbar').getByRole('status')).toContainText('断网')
  await sql(`UPDATE "Session" SET "revokedAt"=now() WHERE "id"=$1::uuid`, [sessionId])
  await other.setOffline(false)
  const signIn = two.getByRole('link', { name: '去登录' })
  await expect(signIn).toBeVisible({ timeout: 20_000 })
  const opened = two.waitForEvent('popup')
  await signIn.click()
  const door = await opened
  await door.getByLabel('账号').fill('luoyian')
  await door.getByLabel('密码', { exact: true }).fill(DEMONSTRATION_PASSWORD)
  await door.getByRole('button', { name: /^登录$/ }).click()
  await expect(door).toHaveURL(/\/file\/A1$/)
  await door.close()
  await two.bringToFront()
  await expect(two.locator('.fbar').getByRole('status')).toContainText('已存', { timeout: 20_000 })
  await expectTyped(two, { ...first, ...second, ...third })
  await expectAccessible(two)
  const wider = await two.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(wider).toBeLessThanOrEqual(0)
  // Pressed twice: handed in once.
  await two.getByRole('button', { name: '提交', exact: true }).dblclick()
  await expect(two).toHaveURL(/\/file$/)
  await expect(two.getByText('草稿', { exact: false })).toHaveCount(0)
  await other.close()
  const entries = await sql<{ state: string }>(
    `SELECT "state" FROM "FormEntry" WHERE "customerId"=$1::uuid AND "formId"='A1'`,
    [id],
  )
  expect(entries).toEqual([{ state: 'submitted' }])

  const [director] = await sql<{ username: string; name: string }>(
    `SELECT p."username",p."name" FROM "Person" p JOIN "Post" o ON o."personId"=p."id" JOIN "Customer" c ON c."regionId"=o."unitId"
     WHERE o."role"='marketing-director' AND o."endsOn" IS NULL AND c."id"=$1::uuid`,
    [id],
  )
  const signers = ['shenruoxi', 'gumingyuan', director!.username]
  for (const username of signers) {
    await signInAs(username)
    await page.goto(`/customers/${id}/file`)
    await page
      .getByRole('row', { name: /大客户档案表/ })
      .getByRole('link', { name: '看签核进度' })
      .click()
    await page.getByRole('button', { name: /^批准/ }).dblclick()
    const told = username === signers.at(-1) ? /^已批准：/ : /^已签：.+，下一位：/
    await expect(page.getByText(told).first()).toBeVisible()
  }
  await signInAs('luoyian')
  await page.goto(`/customers/${id}/file`)
  const row = page.getByRole('row', { name: /大客户档案表/ })
  await expect(row).toContainText('已签核')
  await row.locator('a[href*="entry="]').first().click()
  const print = await page.getByRole('link', { name: '打印' }).getAttribute('href')
  await page.goto(print!)
  const paper = page.locator('main')
  for (const text of [name, first.address, second.goods, second.legalRepresentative, third.analysisFinance])
    await expect(paper).toContainText(text)
  const names = await sql<{ name: string }>(`SELECT "name" FROM "Person" WHERE "username"=ANY($1)`, [
    ['luoyian', ...signers],
  ])
  expect(names).toHaveLength(4)
  for (const signer of names) await expect(paper).toContainText(signer.name)
  expect(await paper.textContent()).not.toContain(second.legalRepresentativePhone)
})
