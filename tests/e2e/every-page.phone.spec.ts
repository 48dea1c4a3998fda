import { expect, test } from '../setup/browser'

/** What people do on a phone, opened on one: touch, its own width from the first byte on. */
const placesOnPhones = {
  shenruoxi: ['/', '/customers', '/trade/orders', '/approvals'],
  gumingyuan: ['/', '/approvals'],
  fangjingyi: ['/', '/trade/gate'],
} as const

for (const [username, places] of Object.entries(placesOnPhones)) {
  test(`${username} on a phone: nothing scrolls sideways`, async ({ page, signInAs }) => {
    await signInAs(username)
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
