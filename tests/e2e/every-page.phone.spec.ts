import { expect, expectAccessible, test } from '../setup/browser'
import { placesOnPhones } from './pages'

for (const [username, places] of Object.entries(placesOnPhones)) {
  test(`${username} on a phone: nothing scrolls sideways, everything is accessible`, async ({
    page,
    signInAs,
  }) => {
    test.setTimeout(120_000)
    await signInAs(username)
    for (const place of places) {
      await page.goto(place)
      await expect(page.locator('#main')).toBeVisible()
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(wider, place).toBeLessThanOrEqual(0)
      await expectAccessible(page)
    }
  })
}
