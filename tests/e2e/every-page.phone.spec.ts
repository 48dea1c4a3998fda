import { expect, expectAccessible, test } from '../setup/browser'
import { sweptPages } from './pages'

/** What people do on a phone, opened on one: touch, its own width from the first byte on. */
const placesOnPhones = {
  shenruoxi: ['/', '/customers', '/trade/orders', '/approvals'],
  gumingyuan: ['/', '/approvals'],
  fangjingyi: ['/', '/trade/gate'],
} as const

const asked = Object.entries(placesOnPhones).flatMap(([username, places]) =>
  (['zh-CN', 'en'] as const).map((locale) => ({ username, places, locale })),
)
for (const { username, places, locale } of asked) {
  test(`${username} on a phone in ${locale}: nothing scrolls sideways`, async ({
    page,
    context,
    baseURL,
    signInAs,
  }) => {
    await signInAs(username)
    await context.addCookies([{ name: 'locale', value: locale, url: baseURL ?? '' }])
    for (const place of places) {
      await page.goto(place)
      await expect(page.locator('#main')).toBeVisible()
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(wider, place).toBeLessThanOrEqual(0)
    }
  })
}

test('on a phone the list of what waits comes first; each paper has a way on and a way back', async ({
  page,
  signInAs,
}) => {
  await signInAs('gumingyuan')
  await page.goto('/')
  const tabs = page.getByRole('navigation', { name: '手机导航' })
  await tabs.getByRole('link', { name: '审批' }).click()
  const queue = page.getByRole('navigation', { name: '等我签的单据' })
  await expect(queue.getByRole('button', { name: /^批这/ }).first()).toBeVisible()
  await queue.locator('a[href^="/approvals/"]').first().click()
  await expect(page.getByRole('button', { name: /^批准/ })).toBeInViewport({ ratio: 1 })
  await expect(tabs).toBeHidden()
  const first = page.url()
  await page.getByRole('link', { name: /下一份/ }).click()
  await expect(page).not.toHaveURL(first)
  await page.getByRole('link', { name: '回到审批' }).click()
  await expect(queue).toBeVisible()
})

test('on a phone the whole queue of the gate can be reached, and what lies beyond the tabs', async ({
  page,
  signInAs,
}) => {
  await signInAs('fangjingyi')
  await page.goto('/')
  const tabs = page.getByRole('navigation', { name: '手机导航' })
  await tabs.getByRole('link', { name: '发货放行' }).click()
  const queue = page.getByRole('navigation', { name: '等放行' })
  const last = queue.locator('a.it').last()
  const name = (await last.locator('small').first().textContent())!
  await last.click()
  await expect(page.locator('[aria-current=page]').filter({ hasText: name }).first()).toBeVisible()
  await page.getByRole('link', { name: '回到发货放行' }).click()
  await expect(queue).toBeVisible()
  await tabs.getByRole('button', { name: '我的' }).click()
  const menu = page.getByRole('dialog', { name: '我的' })
  await expectAccessible(page)
  await menu.getByRole('button', { name: /^我的账号/ }).click()
  await page.getByRole('menuitem', { name: '个人资料' }).click()
  await expect(page).toHaveURL(/\/profile$/)
  await expect(menu).toBeHidden()
})

test('on a phone nothing covers the ear of a folder or the labels of a paper', async ({ page, signInAs }) => {
  await signInAs('shenruoxi')
  await page.goto(await sweptPages['/customers/[customerId]']!.at!())
  const box = async (place: string) => (await page.locator(place).first().boundingBox())!
  const bar = await box('header.top')
  expect((await box('.earlap')).y).toBeGreaterThanOrEqual(bar.y + bar.height)
  await page.goto(await sweptPages['/customers/[customerId]/file/[formId]']!.at!())
  await expect(page.locator('.src-mark').first()).toBeVisible()
  const covered = await page.locator('.c:has(> .src-mark)').evaluateAll((cells) =>
    cells.flatMap((cell) => {
      const mark = cell.querySelector('.src-mark .i')!.getBoundingClientRect()
      const label = cell.querySelector('label, .lb')!
      const words = document.createRange()
      words.selectNodeContents(label)
      return words.getBoundingClientRect().bottom > mark.top ? [label.textContent] : []
    }),
  )
  expect(covered).toEqual([])
})
