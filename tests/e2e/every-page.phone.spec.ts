import { expect, test } from '../setup/browser'

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
