import { expect, expectAccessible, test } from '../setup/browser'

test('a rep sees the week, his visits with one verb each, and records one in one click', async ({
  page,
  signInAs,
}) => {
  await signInAs('luoyian')
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/第\d+周，.+，今天 \d+ 件/)
  const ruler = page.getByRole('region', { name: '本月日程' })
  for (const mark of ['本月额度生效', '旬汇', '今天', '月末'])
    await expect(ruler.getByText(mark).first()).toBeVisible()
  await expect(page.getByRole('navigation', { name: '看谁的工作台' })).toHaveCount(0)

  const visits = page.getByRole('region', { name: '拜访' })
  await expect(visits.getByText(/逾期 \d+ 天|今天/).first()).toBeVisible()
  await expect(page.getByRole('img', { name: /累计销售：本月至今/ })).toBeVisible()
  await expectAccessible(page)

  await visits
    .getByRole('link', { name: /^登记拜访：/ })
    .first()
    .click()
  await expect(page.getByRole('dialog', { name: /^登记拜访：/ })).toBeVisible()
})

test('a visit that is not on the desk is recorded from its head, by the name of the customer', async ({
  page,
  signInAs,
}) => {
  await signInAs('luoyian')
  await page.goto('/')
  const name = (await page.getByRole('region', { name: '拜访' }).locator('a.nm').first().textContent()) ?? ''
  await page.getByRole('button', { name: '记一次拜访' }).click()
  const sheet = page.getByRole('dialog', { name: '拜访了谁' })
  await sheet.getByRole('searchbox').fill(name.slice(0, 3))
  await sheet.getByRole('link', { name: new RegExp(name) }).click()
  await expect(page.getByRole('dialog', { name: `登记拜访：${name}` })).toBeVisible()
})

test('a branch manager looks at the desk of a rep and finds nothing there to act with', async ({
  page,
  signInAs,
}) => {
  await signInAs('shenruoxi')
  await page.goto('/')
  const warnings = page.getByRole('region', { name: '占用预警' })
  await expect(warnings.getByRole('link', { name: /^看授信：/ }).first()).toBeVisible()
  await expect(page.getByRole('region', { name: '拜访' })).toBeVisible()
  await expectAccessible(page)

  const whose = page.getByRole('navigation', { name: '看谁的工作台' })
  await expect(whose.getByRole('link', { name: '我的' })).toHaveAttribute('aria-current', 'true')
  await whose.getByRole('button', { name: '下属' }).click()
  const people = page.getByRole('dialog', { name: '看谁的工作台' })
  await people.getByRole('searchbox').fill('luoyian')
  await people.getByRole('link', { name: /罗亦安/ }).click()
  await expect(page.getByText(/的工作台，只看不办/)).toBeVisible()
  await expect(page.getByRole('region', { name: '拜访' })).toBeVisible()
  const main = page.getByRole('main')
  await expect(main.getByRole('link', { name: /登记|评级|续填|核查|去批|看授信|全部/ })).toHaveCount(0)
  await expect(main.getByRole('button', { name: '记一次拜访' })).toHaveCount(0)
  await expectAccessible(page)

  await whose.getByRole('link', { name: '我的' }).click()
  await expect(warnings).toBeVisible()
})

test('the desk of somebody who is not below one is not found, as that of nobody', async ({
  page,
  signInAs,
}) => {
  await signInAs('luoyian')
  for (const of of ['00000000-0000-7000-8000-000000000000', 'x']) {
    const answer = await page.request.get(`/?of=${of}`)
    expect(await answer.text()).not.toContain('只看不办')
    expect(answer.status()).toBe(404)
  }
})

test('on a phone the desk is one column without a sideways scroll', async ({ page, signInAs }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signInAs('shenruoxi')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto('/')
    await expect(page.getByRole('region', { name: '拜访' })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await expectAccessible(page)
  }
})
