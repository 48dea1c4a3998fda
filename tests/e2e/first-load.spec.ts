import { gzipSync } from 'node:zlib'
import type { Page, Response } from '@playwright/test'
import { expect, test } from '../setup/browser'

/** What a browser that has nothing yet fetches of scripts until the page is loaded: bytes, compressed. */
async function firstLoad(page: Page, address: string): Promise<number> {
  const scripts: Response[] = []
  const remember = (response: Response) => {
    if (response.request().resourceType() === 'script') scripts.push(response)
  }
  page.on('response', remember)
  await page.goto(address, { waitUntil: 'load' })
  page.off('response', remember)
  const sizes = await Promise.all(scripts.map(async (script) => gzipSync(await script.body()).length))
  return sizes.reduce((sum, size) => sum + size, 0)
}

test('the list of customers, opened for the first time, fetches at most 230 kB of scripts', async ({
  page,
  signInAs,
}) => {
  await signInAs('luoyian')
  const bytes = await firstLoad(page, '/customers')
  // A page without its scripts would pass for the wrong reason: the frame alone is above 100 kB.
  expect(bytes).toBeGreaterThan(100_000)
  expect(bytes).toBeLessThanOrEqual(230_000)
})

test('a list in sight asks the server for none of the customers in it', async ({ page, signInAs }) => {
  await signInAs('luoyian')
  const ahead: string[] = []
  page.on('request', (request) => {
    if (request.headers()['next-router-prefetch']) ahead.push(request.url())
  })
  await page.goto('/customers')
  const rows = page.getByRole('table').getByRole('row')
  await expect(rows.getByRole('link')).toHaveCount(50)
  await rows.getByRole('link').first().hover()
  await page.waitForLoadState('networkidle')
  expect(ahead).toEqual([])
})
