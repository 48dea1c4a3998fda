// @vitest-environment jsdom
import { act } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { useFirstRows } from './use-first-rows'

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
afterEach(() => document.body.replaceChildren())

function List({ count }: { count: number }) {
  const rows = useFirstRows(Array.from({ length: count }, (_, at) => at))
  return (
    <ul>
      {rows.map((row) => (
        <li key={row}>{row}</li>
      ))}
    </ul>
  )
}

test.each([
  ['a page that fills no screen', 20, 20],
  ['a page of fifty', 50, 20],
  ['nothing', 0, 0],
])('%s: the server draws the first screen, the browser the rest', async (_name, count, first) => {
  const place = document.createElement('div')
  document.body.append(place)
  place.innerHTML = renderToString(<List count={count} />)
  expect(place.querySelectorAll('li')).toHaveLength(first)
  const complaints = vi.fn()
  await act(async () => hydrateRoot(place, <List count={count} />, { onRecoverableError: complaints }))
  expect([...place.querySelectorAll('li')].map((item) => Number(item.textContent))).toEqual(
    Array.from({ length: count }, (_, at) => at),
  )
  expect(complaints).not.toHaveBeenCalled()
})
