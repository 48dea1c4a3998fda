import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sweptPages } from '../e2e/pages'

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

it('every page of the app is in the sweep of the browser tests (tests/e2e/pages.ts), and no other', () => {
  expect(Object.keys(sweptPages).toSorted()).toEqual(pagesOfTheApp())
})
