import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import { sessionCookieOf } from './session-cookie'

type Fixtures = {
  /** Signs a person of the demonstration in: `await signInAs('luoyian')`. */
  signInAs: (username: string) => Promise<void>
  /** Console errors a test expects, e.g. the browser's own note about an answer 404. Anything else fails the test. */
  expectedErrors: RegExp[]
  quietConsole: void
}

/** The test of every browser spec: fails on console errors, broken scripts and anything the content policy blocks. */
export const test = base.extend<Fixtures>({
  expectedErrors: async ({}, use) => use([]),

  quietConsole: [
    async ({ context, expectedErrors }, use) => {
      const noise: string[] = []
      context.on('console', (message) => {
        if (message.type() === 'error') noise.push(`${message.text()} (${message.location().url})`)
      })
      context.on('weberror', (error) => noise.push(String(error.error())))
      await use()
      expect(noise.filter((line) => !expectedErrors.some((pattern) => pattern.test(line)))).toEqual([])
    },
    { auto: true },
  ],

  signInAs: async ({ context, baseURL }, use) => {
    await use(async (username) => {
      // In place of the one before, at once: what the page before still asks is asked by somebody.
      await context.addCookies([
        { ...(await sessionCookieOf(username)), url: baseURL ?? '', httpOnly: true, sameSite: 'Lax' },
      ])
    })
  },
})

const guidelines = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * Waits until no colour is on its way to another: axe would read one from halfway. Endless movements are let be. The title
 * comes after the page it names, so it is waited for too.
 */
async function atRest(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/\S/)
  await page.evaluate(async () => {
    const moving = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(moving.map((animation) => animation.finished))
  })
}

type Found = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number]['nodes'][number]

/** Stands in a bar that stays while the page below it moves. */
const stays = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      for (let at: Element | null = element; at; at = at.parentElement)
        if (['fixed', 'sticky'].includes(getComputedStyle(at).position)) return true
      return false
    })

/** What is too small or too near only because it lies below such a bar, at this place of the page. */
async function liesBelow(page: Page, { target, any }: Found): Promise<boolean> {
  const near = any.flatMap(({ relatedNodes }) => relatedNodes ?? [])
  if (near.length === 0 || (await stays(page, target.join(' ')))) return false
  const above = await Promise.all(near.map((one) => stays(page, one.target.join(' '))))
  return above.every(Boolean)
}

/**
 * Fails with what axe finds on the page once it is at rest, by rule and element. `colours`: asks only what hangs on colours, for a
 * page that was asked everything before and only changed its colours. Only what is wrong is told (a list of all that is
 * right takes longer to write than to find), and no second page is opened to put frames of other hosts together: there are
 * none.
 */
export async function expectAccessible(page: Page, asked: 'everything' | 'colours' = 'everything') {
  await atRest(page)
  const runOnly =
    asked === 'colours'
      ? { type: 'rule' as const, values: ['color-contrast', 'link-in-text-block'] }
      : { type: 'tag' as const, values: guidelines }
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ runOnly, resultTypes: ['violations'] })
    .analyze()
  const found: string[] = []
  for (const { id, help, nodes } of violations)
    for (const node of nodes)
      if (id !== 'target-size' || !(await liesBelow(page, node))) found.push(`${id}: ${help} – ${node.html}`)
  expect(found).toEqual([])
}

export { expect }
