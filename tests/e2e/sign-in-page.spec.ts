import { expect, expectAccessible, test } from '../setup/browser'

test.describe('the sign-in page', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`is accessible in ${colorScheme} and runs no script the policy blocks`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await page.goto('/sign-in')
      await expect(page).toHaveTitle(/大客户|Dakehu/)
      await expectAccessible(page)
    })
  }

  test('has an icon also for whoever asks for it by its old name', async ({ request }) => {
    const icon = await request.get('/favicon.ico', { maxRedirects: 0 })
    expect(icon.status()).toBe(200)
    expect([...(await icon.body()).subarray(0, 4)]).toEqual([0, 0, 1, 0])
  })

  test('is where somebody unknown is sent, and the answer is kept nowhere', async ({ request }) => {
    const answer = await request.get('/', { maxRedirects: 0 })
    expect(answer.headers()['location'] ?? '').toContain('/sign-in')
    expect(answer.headers()['cache-control']).toContain('no-store')
  })
})
