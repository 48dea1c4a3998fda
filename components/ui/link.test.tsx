// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { RouterContext } from 'next/dist/shared/lib/router-context.shared-runtime'
import type { NextRouter } from 'next/router'
import type { ReactNode } from 'react'
import { afterEach, expect, test } from 'vitest'
import { ButtonLink } from './button'
import { Link } from './link'

afterEach(cleanup)

const went = () => Promise.resolve(true)
const withRouter = (content: ReactNode) => (
  <RouterContext value={{ push: went, replace: went, prefetch: went } as unknown as NextRouter}>
    {content}
  </RouterContext>
)

/** Does the browser follow a press of the link itself, instead of the router? */
function leftToTheBrowser(name: string): boolean {
  let left = false
  const watch = (event: Event) => {
    left = !event.defaultPrevented
    event.preventDefault()
  }
  document.addEventListener('click', watch, { once: true })
  fireEvent.click(screen.getByRole('link', { name }))
  return left
}

test('a file is fetched by the browser: the router never takes its address for the page one is on', () => {
  render(
    withRouter(
      <>
        <ButtonLink href="/api/files/1">下载有问题的行</ButtonLink>
        <Link href="/api/customers/1/papers" replace>
          下载全部 Excel
        </Link>
        <Link href="/customers/1">去客户</Link>
      </>,
    ),
  )
  expect(leftToTheBrowser('下载有问题的行')).toBe(true)
  expect(leftToTheBrowser('下载全部 Excel')).toBe(true)
  expect(leftToTheBrowser('去客户')).toBe(false)
})
