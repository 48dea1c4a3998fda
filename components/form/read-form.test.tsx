// @vitest-environment jsdom
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'

import { readForm, withValue } from './read-form'

function read(children: ReactNode) {
  const { container, unmount } = render(<form>{children}</form>)
  const values = readForm(container.querySelector('form')!)
  unmount()
  return values
}

test('text stays text, numbers become numbers, a box is yes or no', () => {
  expect(
    read(
      <>
        <input name="name" defaultValue="澄麓" />
        <input name="days" data-type="number" defaultValue="30" />
        <input name="same" type="checkbox" data-type="yes-no" defaultChecked />
        <input name="other" type="checkbox" data-type="yes-no" />
      </>,
    ),
  ).toEqual({ name: '澄麓', days: 30, same: true, other: false })
})

test('what is empty is sent as the field says: nothing, null or empty text', () => {
  expect(
    read(
      <>
        <input name="a" data-empty="omit" />
        <input name="b" data-empty="null" />
        <input name="c" />
      </>,
    ),
  ).toEqual({ b: null, c: '' })
})

test('a number nobody can read goes as typed, for the server to refuse', () => {
  expect(read(<input name="days" data-type="number" defaultValue="三十" />)).toEqual({ days: '三十' })
})

test('rows keep their order and close their gaps', () => {
  expect(
    read(
      <>
        <input name="goods.10.name" defaultValue="last" />
        <input name="goods.2.name" defaultValue="first" />
        <input name="goods.2.price" defaultValue="1.50" />
      </>,
    ),
  ).toEqual({ goods: [{ name: 'first', price: '1.50' }, { name: 'last' }] })
})

test('several choices are a list, also when none is taken', () => {
  const boxes = (chosen: string[]) => (
    <>
      {['a', 'b', 'c'].map((value) => (
        <input
          key={value}
          type="checkbox"
          name="tags"
          value={value}
          data-type="list"
          defaultChecked={chosen.includes(value)}
        />
      ))}
    </>
  )
  expect(read(boxes(['a', 'c']))).toEqual({ tags: ['a', 'c'] })
  expect(read(boxes([]))).toEqual({ tags: [] })
})

test('of radio buttons only the chosen one counts; disabled fields are not sent', () => {
  expect(
    read(
      <>
        <input type="radio" name="class" value="a" />
        <input type="radio" name="class" value="b" defaultChecked />
        <input name="gone" defaultValue="x" disabled />
      </>,
    ),
  ).toEqual({ class: 'b' })
})

test('one value is replaced in a copy', () => {
  const input = { goods: { first: { price: '1' } } }
  expect(withValue(input, 'goods.first.price', '2')).toEqual({ goods: { first: { price: '2' } } })
  expect(input.goods.first.price).toBe('1')
})
