import { sql } from '@/lib/core/db'
import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible, test } from '../setup/browser'

async function addressOf(name: string): Promise<{ person: string; print: string }> {
  const [row] = await sql<{ customerId: string; postId: string }>(
    `SELECT k."id"::text AS "customerId", p."id"::text AS "postId" FROM "ContactPost" p JOIN "Contact" c ON c."id" = p."contactId"
     JOIN "Customer" k ON k."id" = p."customerId" WHERE k."name" LIKE '苇汀大药房连锁%' AND c."name" = $1`,
    [name],
  )
  const { customerId, postId } = row!
  return {
    person: `/customers/${customerId}/people/${postId}`,
    print: `/print/customers/${customerId}/G3?post=${postId}`,
  }
}

const listOf = (page: Page, name: RegExp) => page.getByRole('group', { name })
const order = (list: Locator) =>
  list
    .locator('[data-column="duty"] [data-entry]')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))

async function middleOf(target: Locator) {
  const box = (await target.boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

test('a profile is filled: lists are ranked by keys, mouse and finger, days carry the stance, the draft survives, it is kept', async ({
  page,
  signInAs,
}) => {
  await signInAs('shenruoxi')
  const { person } = await addressOf('钱北辰')
  await page.goto(`${person}/profile`)
  const duties = listOf(page, /^最近的责任/)
  const handle = (row: number) => duties.getByRole('button', { name: new RegExp(`^第 ${row} 位`) })
  await expect.poll(() => order(duties)).toEqual(['集采谈判', '供应商准入', '采购成本'])

  await handle(1).focus()
  await page.keyboard.press('ArrowDown')
  await expect(handle(2)).toBeFocused()
  await expect(duties.getByText('第 1 位移到第 2 位')).toBeVisible()
  expect(await order(duties)).toEqual(['供应商准入', '集采谈判', '采购成本'])

  const [from, to] = [await middleOf(handle(3)), await middleOf(handle(1))]
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y - 4, { steps: 8 })
  await page.mouse.up()
  expect(await order(duties)).toEqual(['采购成本', '供应商准入', '集采谈判'])

  const finger = await page.context().newCDPSession(page)
  const [start, end] = [await middleOf(handle(1)), await middleOf(handle(3))]
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: start.x, y }] })
  await touch('touchStart', start.y)
  for (let step = 1; step <= 6; step++) await touch('touchMove', start.y + ((end.y + 4 - start.y) * step) / 6)
  await touch('touchEnd')
  await expect.poll(() => order(duties)).toEqual(['供应商准入', '集采谈判', '采购成本'])

  await expect(page.getByText('按行为建议支持者')).toBeVisible()
  const day = (row: number) => page.getByRole('textbox', { name: `见到的日期，第 ${row} 行` })
  for (const row of [11, 12, 13]) await day(row).fill('2026-11-20')
  await day(13).press('Tab')
  await expect(page.getByText('按行为建议导师')).toBeVisible()
  await page.getByRole('combobox', { name: '政治页为哪个商机' }).selectOption({ label: '冬季感冒用药专供' })
  await expect(page.getByText('他在这个商机里是决策人')).toBeVisible()
  await expectAccessible(page)
  await expect(page.getByRole('status').filter({ hasText: '已存' })).toBeVisible()
  await page.reload()
  await expect.poll(() => order(duties)).toEqual(['供应商准入', '集采谈判', '采购成本'])
  await expect(day(12)).toHaveValue('2026-11-20')

  await page.getByRole('button', { name: '存入档案' }).click()
  await expect(page.getByText('个人档案已存')).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`${person}$`))
  await expect(page.getByRole('definition').filter({ hasText: '供应商准入、集采谈判' })).toBeVisible()
  await page.goto(`${person}/profile`)
  await expect(day(12)).toHaveValue('2026-11-20')
})

test('what somebody else wrote meanwhile is told, and nothing typed is lost', async ({ page, signInAs }) => {
  await signInAs('shenruoxi')
  const { person } = await addressOf('施闻笙')
  await page.goto(`${person}/profile`)
  const secretary = page.getByLabel('秘书')
  await expect(secretary).toHaveValue('沈芷')
  await sql(
    `UPDATE "Contact" SET "profile" = "profile" || '{"secretary":"陆小晚"}' WHERE "name" = '施闻笙' AND "profile"->>'secretary' = '沈芷'`,
  )
  await secretary.fill('方知远')
  await page.getByRole('button', { name: '存入档案' }).click()
  const choice = page.getByRole('alert').filter({ hasText: '陆小晚' })
  await expect(choice).toBeVisible()
  await choice.getByRole('button', { name: '用我的' }).click()
  await page.getByRole('button', { name: '存入档案' }).click()
  await expect(page.getByText('个人档案已存')).toBeVisible()
  await expect(page.getByRole('definition').filter({ hasText: '方知远' })).toBeVisible()
})

test('on paper personal data are stars; it is drawn as PDF, and a workbook brought back untouched changes nothing', async ({
  page,
  signInAs,
}) => {
  await signInAs('shenruoxi')
  const { person, print } = await addressOf('柳时雨')
  await page.goto(print)
  const paper = page.getByRole('article', { name: '个人档案' })
  await expect(paper.getByText('＊ 个人资料不印')).toBeVisible()
  await expect(paper).not.toContainText('1984-05-02')
  await expect(paper.getByRole('row', { name: /看到需要或问题/ })).toContainText('= 中立')
  const pdf = await page.request.get(`/api/pdf?${new URLSearchParams({ path: print, name: 'G3' })}`)
  expect(pdf.status()).toBe(200)
  expect((await pdf.body()).subarray(0, 4).toString()).toBe('%PDF')
  const gone = print.replace(/[0-9a-f]{12}(?=\/|$)/, '000000000000')
  expect(gone).not.toBe(print)
  expect((await page.request.get(`/api/pdf?${new URLSearchParams({ path: gone })}`)).status()).toBe(404)

  const book = await page.request.get(`/api${person}/profile`)
  expect(book.status()).toBe(200)
  await page.goto(`${person}/profile/exchange`)
  await page
    .getByLabel('传回 Excel')
    .setInputFiles({ name: 'G3.xlsx', mimeType: 'application/octet-stream', buffer: await book.body() })
  await expect(page.getByText('和系统里一样，没有要改的。')).toBeVisible()
})
