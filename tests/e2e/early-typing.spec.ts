import { sql } from '@/lib/core/db'
import type { Page } from '@playwright/test'
import { DEMONSTRATION_PASSWORD } from '@/lib/core/demonstration'
import { expect, test } from '../setup/browser'
import { methodIn } from '../setup/input-method'

/** Holds back the scripts of the page; returns what lets them go. */
async function slowScripts(page: Page): Promise<() => void> {
  let release = () => {}
  const gone = new Promise<void>((resolve) => (release = resolve))
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await gone
    await route.continue()
  })
  return release
}

async function paperOfLuoyian(): Promise<string> {
  const [row] = await sql<{ id: string }>(
    `SELECT "id"::text FROM "Customer" WHERE "name" LIKE '苇汀大药房连锁%' AND "deletedAt" IS NULL LIMIT 1`,
  )
  return `/customers/${row!.id}/file/A1`
}

test('who is quicker than the sign-in page keeps what was typed and presses once more', async ({ page }) => {
  const release = await slowScripts(page)
  await page.goto('/sign-in?next=%2Fcustomers', { waitUntil: 'commit' })
  await page.getByLabel('账号').fill('luoyian')
  await page.getByLabel('密码', { exact: true }).fill(DEMONSTRATION_PASSWORD)
  const enter = page.getByRole('button', { name: /^登录$/ })
  await expect(enter).toBeDisabled()
  await page.keyboard.press('Enter')
  release()
  await expect(enter).toBeEnabled()
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(page.getByLabel('账号')).toHaveValue('luoyian')
  await enter.click()
  await expect(page).toHaveURL(/\/customers$/)
})

test.use({ expectedErrors: [/Failed to load resource: net::ERR_INTERNET_DISCONNECTED/] })

test('what is typed, ticked and chosen before a form is alive is kept, though the network goes in that very second', async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs('luoyian')
  const release = await slowScripts(page)
  await page.goto(await paperOfLuoyian(), { waitUntil: 'commit' })

  const appraisal = page.getByRole('textbox', { name: '总评', exact: true })
  const brands = page.getByRole('textbox', { name: '品牌', exact: true })
  const area = page.getByRole('textbox', { name: '面积', exact: true })
  const owned = page.getByRole('radiogroup', { name: /^店面/ }).getByRole('radio', { name: '自有' })
  await appraisal.fill('网络断前写的第一句')
  await brands.click()
  await page.keyboard.press('End')
  await page.keyboard.type('、新增一牌')
  const typed = await brands.inputValue()
  expect(typed).toMatch(/.、新增一牌$/)
  await area.fill('321.5')
  await owned.check()
  await brands.focus()
  await expect(page.getByText(/^已存|未存|断网/)).toHaveCount(0)

  release()
  await page.waitForLoadState('load')
  await context.setOffline(true)
  await expect(page.getByText('断网，已存在本机，联网后补存')).toBeVisible()
  await expect(appraisal).toHaveValue('网络断前写的第一句')
  await expect(brands).toHaveValue(typed)
  await expect(brands).toBeFocused()
  await page.keyboard.type('又一牌')
  await expect(brands).toHaveValue(`${typed}又一牌`)
  await expect(area).toHaveValue('321.5')
  await expect(owned).toBeChecked()

  await context.setOffline(false)
  await expect(page.getByText(/已存，断网也不丢/)).toBeVisible({ timeout: 20_000 })
  await page.reload()
  await expect(appraisal).toHaveValue('网络断前写的第一句')
  await expect(brands).toHaveValue(`${typed}又一牌`)
  await expect(area).toHaveValue('321.5')
  await expect(owned).toBeChecked()
})

test('what is being composed while a form comes alive is composed to its end', async ({ page, signInAs }) => {
  await signInAs('luoyian')
  const release = await slowScripts(page)
  await page.goto(await paperOfLuoyian(), { waitUntil: 'commit' })
  const goods = page.getByRole('textbox', { name: '商品', exact: true })
  await goods.fill('')
  const method = await methodIn(page)
  await method.compose('zhong')
  release()
  await expect(page.locator('.fbar').getByRole('status')).toContainText('已存')
  await expect(goods).toHaveValue('zhong')
  await method.compose('zhongyao')
  await method.take('中药')
  await expect(goods).toHaveValue('中药')
})
