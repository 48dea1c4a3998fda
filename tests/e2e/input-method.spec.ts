import type { Page } from '@playwright/test'
import { sql } from '@/lib/core/db'
import { expect, test } from '../setup/browser'
import { methodIn } from '../setup/input-method'

/** Every request that would have written something. */
function sentFrom(page: Page): string[] {
  const sent: string[] = []
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
  return sent
}

async function dossier(): Promise<string> {
  const [row] = await sql<{ id: string }>(
    `SELECT "id"::text FROM "Customer" WHERE "name" LIKE '苇汀大药房连锁%' AND "deletedAt" IS NULL LIMIT 1`,
  )
  return `/customers/${row!.id}`
}

test('a new customer is typed by an input method: Enter takes the characters and opens no file', async ({
  page,
  signInAs,
}) => {
  await signInAs('shenruoxi')
  await page.goto('/customers')
  await page.getByRole('button', { name: '建档' }).first().click()
  const dialog = page.getByRole('dialog')
  const name = dialog.getByRole('textbox', { name: /名称/ })
  await name.click()
  const sent = sentFrom(page)
  const method = await methodIn(page)
  await method.compose('weiting')
  await method.press('Enter')
  await method.press('Escape')
  await expect(dialog).toBeVisible()
  await method.take('苇汀')
  await expect(name).toHaveValue('苇汀')
  await expect(name).toBeFocused()
  expect(sent.filter((url) => !url.includes('likely'))).toEqual([])

  // The owner is looked for: an arrow and Enter of the method choose nobody.
  const unit = dialog.getByRole('combobox').first()
  const before = await unit.inputValue()
  await unit.click()
  await unit.selectText()
  await method.compose('suzhou')
  await method.press('ArrowDown')
  await method.press('Enter')
  await expect(dialog).toBeVisible()
  await method.take('苏州')
  await expect(unit).toHaveValue('苏州')
  expect(before).not.toBe('苏州')
})

test('search box, palette, cells of a form and a cell of the list leave Enter to the input method', async ({
  page,
  signInAs,
}) => {
  await signInAs('luoyian')
  const method = await methodIn(page)

  await page.goto('/customers')
  const search = page.getByRole('searchbox').first()
  await search.click()
  const here = page.url()
  await method.compose('yao')
  await method.press('Enter')
  expect(page.url()).toBe(here)
  await method.take('药')
  await expect(search).toHaveValue('药')
  await expect.poll(() => decodeURIComponent(page.url())).toContain('药')

  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog')
  await palette.getByRole('combobox').fill('客')
  await expect(palette.getByRole('option').first()).toBeVisible()
  const there = page.url()
  await method.compose('hu')
  await method.press('ArrowDown')
  await method.press('Enter')
  await method.press('Escape')
  await expect(palette).toBeVisible()
  await method.take('户')
  await expect(palette.getByRole('combobox')).toHaveValue('客户')
  expect(page.url()).toBe(there)

  await page.goto(`${await dossier()}/file/A1`)
  const goods = page.getByRole('textbox', { name: '商品', exact: true })
  await goods.fill('')
  await method.compose('zhongyao')
  await method.press('Enter')
  await expect(goods).toBeFocused()
  await method.take('中药')
  await expect(goods).toHaveValue('中药')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: '品牌', exact: true })).toBeFocused()

  await page.goto(`${await dossier()}/file/A4`)
  const ways = page.getByRole('group', { name: '通讯方式' })
  const rows = ways.locator('tbody tr')
  await ways.getByRole('button', { name: '加一行' }).click()
  const count = await rows.count()
  const cell = rows.last().locator('textarea, input').last()
  await cell.click()
  await method.compose('weixin')
  await method.press('Enter')
  await expect(cell).toBeFocused()
  await method.take('微信')
  await expect(cell).toHaveValue('微信')
  expect(await rows.count()).toBe(count)
  await page.keyboard.press('Enter')
  await expect(rows).toHaveCount(count + 1)
})
