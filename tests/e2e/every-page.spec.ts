import { expect, expectAccessible, test } from '../setup/browser'
import { placesOfPosts } from './pages'

for (const [username, places] of Object.entries(placesOfPosts)) {
  test(`${username}: every place opens, is accessible and breaks no policy`, async ({ page, signInAs }) => {
    test.setTimeout(120_000)
    await signInAs(username)
    for (const place of places) {
      const answer = await page.goto(place)
      expect(answer?.status(), place).toBe(200)
      await expect(page.locator('#main')).toBeVisible()
      await expectAccessible(page)
    }
  })
}

test('in English and in the dark the same holds', async ({ page, context, baseURL, signInAs }) => {
  test.setTimeout(120_000)
  await signInAs('shenruoxi')
  await context.addCookies([
    { name: 'locale', value: 'en', url: baseURL ?? '' },
    { name: 'theme', value: 'dark', url: baseURL ?? '' },
  ])
  for (const place of placesOfPosts.shenruoxi) {
    await page.goto(place)
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expectAccessible(page)
  }
})
