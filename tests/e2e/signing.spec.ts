import { expect, expectAccessible, test } from '../setup/browser'

test('a sheet goes from desk to desk: signed, passed on by name, returned, and told to the one who handed it in', async ({
  page,
  signInAs,
}) => {
  await signInAs('gumingyuan')
  await page.goto('/')
  const waiting = page.getByRole('region', { name: '等我批' })
  await waiting.locator('.li', { hasText: '资信等级评估' }).getByRole('link', { name: '去批' }).click()
  await expect(page).toHaveURL(/\/approvals\/[\w-]+\?kind=grading\.rating$/)
  const queue = page.getByRole('navigation', { name: '等我签的单据' })
  await expect(queue.locator('.ln[aria-current]')).toBeInViewport({ ratio: 1 })
  await expect(
    queue.getByRole('navigation', { name: '单据类别' }).getByRole('link', { name: /^全部/ }),
  ).toBeVisible()
  const chain = page.getByRole('list', { name: '签到哪一步' })
  await expect(chain).toBeInViewport({ ratio: 1 })
  await expect(chain).toContainText('然后 营销总监 韩砚秋')
  await expectAccessible(page)
  const name = (await page.locator('.doc h2').first().textContent()) ?? ''
  await page.getByRole('button', { name: /^批准/ }).click()
  await expect(page.getByText(`已签：${name}，下一位：营销总监 韩砚秋`).first()).toBeVisible()

  await signInAs('hanyanqiu')
  await page.goto('/notifications')
  await page.getByRole('link', { name: `等你签：${name}的资信等级评估表` }).click()
  await expect(page.locator('.doc h2').first()).toHaveText(name)
  await page.getByRole('button', { name: /^退回/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('理由').fill('近三年收入没有附表')
  await dialog.getByRole('button', { name: '退回' }).click()
  await expect(page.getByText(`已退回：${name}`).first()).toBeVisible()

  await signInAs('shenruoxi')
  await page.goto('/')
  const mine = page.getByRole('region', { name: '我提交的' })
  const told = mine.locator('.li', { hasText: '近三年收入没有附表' })
  await expect(told).toContainText('韩砚秋退回')
  await expect(told.getByRole('link', { name: '重填' })).toHaveAttribute('href', /\/rating$/)
  await expectAccessible(page)
  await mine.getByRole('button', { name: '知道了' }).click()
  await expect(told).toHaveCount(0)
})

test('the sales manager who fills a card herself sees what becomes of the box of her post', async ({
  page,
  signInAs,
}) => {
  await signInAs('shenruoxi')
  await page.goto('/customers')
  const dossier = await page.getByRole('table').getByRole('link').first().getAttribute('href')
  await page.goto(`${dossier}/file/A1`)
  const boxes = page.locator('#signatures .sign')
  await expect(boxes.filter({ hasText: '业务' }).last()).toContainText('你填即算签过，提交时盖')
  await expect(boxes.filter({ hasText: '核定' })).toContainText('营销总监')
  await expect(boxes.filter({ hasText: '核定' }).locator('b')).not.toHaveCount(0)
})

test('on a phone the list is a sheet, each row opens its paper, nothing overflows', async ({
  page,
  signInAs,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signInAs('hanyanqiu')
  await page.goto('/approvals?list')
  const list = page.locator('.left.alone')
  await expect(list).toHaveCSS('border-top-style', 'solid')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  for (const head of await list.locator('.lgrp:has(.btn)').all()) {
    const [outer, inner] = [await head.boundingBox(), await head.getByRole('button').boundingBox()]
    expect(inner!.height).toBeLessThan(outer!.height)
  }
  await expectAccessible(page)
  await list.locator('a[href^="/approvals/"]').first().click()
  await expect(page.locator('.doc h2').first()).toBeVisible()
})

test('the sheet of lines is searched by name, and the address keeps it', async ({ page, signInAs }) => {
  await signInAs('shenruoxi')
  await page.goto('/credit/apply')
  const name = (await page.locator('.b2 a.nm').first().textContent()) ?? ''
  await page.getByRole('searchbox', { name: '找客户' }).fill(name.slice(0, 4))
  await page.getByRole('button', { name: '查找' }).click()
  await expect(page).toHaveURL(/q=/)
  const names = page.locator('.b2 a.nm')
  await expect(names.first()).toContainText(name.slice(0, 4))
  expect((await names.allTextContents()).every((one) => one.includes(name.slice(0, 4)))).toBe(true)
  await expectAccessible(page)
})
