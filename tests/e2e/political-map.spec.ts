import { sql } from '@/lib/core/db'
import { expect, expectAccessible, test } from '../setup/browser'

async function storyCustomer(): Promise<string> {
  const [row] = await sql<{ id: string }>(
    `SELECT "id"::text FROM "Customer" WHERE "name" LIKE '苇汀大药房连锁%' AND "deletedAt" IS NULL`,
  )
  return row!.id
}

test('the map is walked by keys: a behaviour that was lacking is recorded, the stance is carried, the card moves', async ({
  page,
  signInAs,
}) => {
  await signInAs('shenruoxi')
  await page.goto(`/customers/${await storyCustomer()}/people/map`)
  const card = (name: string) => page.locator('[data-post]', { hasText: name })
  await card('卞慎之').focus()
  await page.keyboard.press('ArrowDown')
  await expect(card('施闻笙')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  // To the left edge of the chart, wherever the middle was.
  for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowLeft')
  await expect(card('柳时雨')).toBeFocused()
  await expectAccessible(page)

  await page.keyboard.press('Enter')
  const panel = page.getByRole('complementary', { name: '柳时雨' })
  await expect(panel).toBeFocused()
  await expect(panel.getByText('现见 2 条')).toBeVisible()
  await panel.getByRole('button', { name: /^记下第 14 条/ }).click()
  await panel.getByLabel('情形').fill('说成败都押在这件事上')
  await panel.getByRole('button', { name: '记下', exact: true }).click()
  await expect(page.getByText('第 14 条已记下')).toBeVisible()
  await expect(panel.getByText('现见 2 条')).toHaveCount(0)
  await expect(panel.getByText('说成败都押在这件事上')).toBeVisible()
  await panel.focus()
  await page.keyboard.press('Escape')
  await expect(card('柳时雨')).toBeFocused()

  await page.getByRole('button', { name: '政治图', exact: true }).click()
  await card('柳时雨').focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(panel.getByRole('button', { name: '放回原处' })).toBeVisible()
  const placed = () =>
    sql(
      `SELECT 1 FROM "ContactPost" p JOIN "Contact" c ON c."id" = p."contactId" WHERE c."name" = '柳时雨' AND p."mapX" IS NOT NULL`,
    )
  await expect.poll(placed).toHaveLength(1)
  await page.reload()
  await expect(panel.getByRole('button', { name: '放回原处' })).toBeVisible()
  await page.getByRole('button', { name: '排整齐' }).click()
  await expect(page.getByText('已按影响力和立场排整齐')).toBeVisible()
})

test('by mouse a card dropped on another reports to it, and can be taken back', async ({
  page,
  signInAs,
}) => {
  await signInAs('shenruoxi')
  await page.goto(`/customers/${await storyCustomer()}/people/map`)
  const box = async (name: string) =>
    (await page.locator('[data-post]', { hasText: name }).boundingBox()) ?? {
      x: 0,
      y: 0,
      width: 0,
      height: 0,
    }
  await expect(page.locator('[data-post]', { hasText: '谈夏' })).toBeVisible()
  const [from, to] = [await box('谈夏'), await box('宗小满')]
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(to.x + to.width / 2 + 20, to.y + to.height / 2, { steps: 8 })
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 2 })
  await page.mouse.up()
  await expect(page.getByText('谈夏 改为报告给 宗小满')).toBeVisible()
  await page.getByRole('button', { name: '撤销' }).click()
  await page.locator('[data-post]', { hasText: '谈夏' }).click()
  await expect(page.getByRole('complementary').getByText('报告给 柳时雨')).toBeVisible()
})

test('map, list, comparison and paper are accessible, light and dark, and nothing scrolls sideways on a phone', async ({
  page,
  context,
  baseURL,
  signInAs,
}) => {
  await signInAs('gumingyuan')
  const id = await storyCustomer()
  const map = `/customers/${id}/people/map`
  for (const place of [
    `${map}?mode=politics`,
    `${map}?view=list`,
    `${map}/compare`,
    `/print/customers/${id}/map`,
  ]) {
    await page.goto(place)
    await expect(page.getByText('柳时雨').first()).toBeVisible()
    await expectAccessible(page)
  }
  await context.addCookies([{ name: 'theme', value: 'dark', url: baseURL ?? '' }])
  for (const place of [map, `${map}?mode=politics`]) {
    await page.goto(place)
    await page.locator('[data-post]', { hasText: '孔映雪' }).click()
    await expectAccessible(page)
  }
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(map)
  await page.getByRole('button', { name: /^导师 柳时雨/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page)
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(wider).toBeLessThanOrEqual(0)
})
