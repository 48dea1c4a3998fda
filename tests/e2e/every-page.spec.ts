import { readdirSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from '../setup/browser'
import { openedElsewhere, type SweptPage, sweptPages } from './pages'

/** Addresses of the app folder, groups in brackets left out. */
function pagesOfTheApp(): string[] {
  return readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((path) => /(^|\/)page\.tsx$/.test(path.replaceAll('\\', '/')))
    .map(
      (path) =>
        `/${path.replaceAll('\\', '/').replace(/(^|\/)page\.tsx$/, '')}`.replace(/\/\([^)]+\)/g, '') || '/',
    )
    .toSorted()
}

test('the sweep knows every page of the app, and no other', () => {
  expect([...Object.keys(sweptPages), ...openedElsewhere].toSorted()).toEqual(pagesOfTheApp())
})

/** How much wider than the window the page is; nothing ever scrolls sideways. */
async function overhang(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

async function open(page: Page, swept: SweptPage, pattern: string): Promise<void> {
  const address = swept.at ? await swept.at() : pattern
  const answer = await page.goto(address)
  expect(answer?.status(), address).toBe(200)
  await expect(page.locator('main').first()).toBeVisible()
  // Among many tabs the name of the product alone tells nothing.
  await expect(page, address).not.toHaveTitle(/^(大客户)?$/)
}

test('the look at a page finds a picture without words and a faint line', async ({ page }) => {
  await page.setContent(`<html lang="zh-CN"><title>坏</title><main><h1>坏</h1><img src="data:,">
    <p style="color:#999;background:#fff">淡得看不清的一行字</p></main></html>`)
  await expect(expectAccessible(page)).rejects.toThrow(
    /image-alt[\s\S]*color-contrast|color-contrast[\s\S]*image-alt/,
  )
  await expect(expectAccessible(page, 'colours')).rejects.toThrow(/color-contrast/)
})

test('the look at a page finds what is too small to press, but for what lies below a bar that stays', async ({
  page,
}) => {
  const sheet = (body: string) =>
    page.setContent(`<html lang="zh-CN"><title>页</title><main><h1>页</h1>${body}</main></html>`)
  const small = 'display:block;height:12px;width:12px;padding:0;border:0'
  await sheet(
    `<button style="${small}" aria-label="甲"></button><button style="${small}" aria-label="乙"></button>`,
  )
  await expect(expectAccessible(page)).rejects.toThrow(/target-size/)
  const under = `<a href="#x" style="position:absolute;top:100px;left:20px;height:24px;width:200px">一行</a>`
  const bar = (position: string) =>
    `<div style="position:${position};top:110px;left:0;right:0;background:#fff"><button style="height:40px;width:300px">提交</button></div>`
  await sheet(under + bar('absolute'))
  await expect(expectAccessible(page)).rejects.toThrow(/target-size/)
  await sheet(under + bar('fixed'))
  await expectAccessible(page)
})

for (const [pattern, swept] of Object.entries(sweptPages)) {
  test(`${pattern}: opens for who works there, wide and narrow, light and dark`, async ({
    page,
    signInAs,
  }) => {
    test.setTimeout(600_000)
    const [first, ...others] = swept.as
    if (first !== 'nobody') await signInAs(first)
    await open(page, swept, pattern)
    await expectAccessible(page)
    expect(await overhang(page), 'at 1440').toBeLessThanOrEqual(0)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(page, 'colours')
    // Paper has the width of A4; it is not read on a phone.
    if (!pattern.startsWith('/print/')) {
      await page.setViewportSize({ width: 390, height: 844 })
      expect(await overhang(page), 'at 390').toBeLessThanOrEqual(0)
      await page.emulateMedia({ colorScheme: 'light' })
      await expectAccessible(page)
    }
    for (const other of others) {
      await signInAs(other)
      await open(page, swept, pattern)
      expect(await overhang(page), `${other} at 390`).toBeLessThanOrEqual(0)
    }
  })
}

test('in English the same holds', async ({ page, context, baseURL, signInAs }) => {
  test.setTimeout(300_000)
  await signInAs('shenruoxi')
  await context.addCookies([{ name: 'locale', value: 'en', url: baseURL ?? '' }])
  for (const place of ['/', '/customers', '/approvals', '/grading', '/credit', '/trade/products', '/forms']) {
    await page.goto(place)
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    // Words of the server's lists follow the language of the browser, not the one kept with the person.
    const heads = (await page.locator('thead').allInnerTexts()).join(' ')
    expect(heads, place).not.toMatch(/\p{Script=Han}/u)
    if (place === '/customers') expect(heads).toContain('Grade')
    expect(await overhang(page), place).toBeLessThanOrEqual(0)
    await expectAccessible(page)
  }
})
