import { describe, expect, test } from 'vitest'

import { businessDate } from '@/lib/core/dates'
import { type Answers, defineForm } from '@/lib/core/forms/definition'
import { calculated, date, integer, money, phone, table, text } from '@/lib/core/forms/fields'
import { valueProblems } from '@/lib/core/forms/problems'
import zhForms from '@/lib/messages/zh-CN/forms.json'

import { sendableDraft } from './sendable'
import { createSheetStore } from './sheet-store'

const today = businessDate('2026-11-23')
const form = defineForm(
  {
    id: 'T1',
    version: 1,
    secrecy: 0,
    sections: {
      all: {
        fields: {
          name: text({ required: true, max: 4 }),
          opened: date(),
          mobile: phone({ personal: true }),
          lines: table({ pieces: integer({ required: true }), price: money(), amount: calculated('money') }),
          fileNumber: text({ derive: 'fileNumber' }),
        },
      },
    },
    signOff: {},
  },
  {
    calculateRow: { lines: ({ pieces, price }) => ({ amount: Number(pieces ?? 0) * Number(price ?? 0) }) },
    check: (a) => (a.opened && a.opened > today ? [{ field: 'opened', code: 'after-today' }] : []),
  },
)

function sheet(answers: Answers = {}, signed: Answers | null = null) {
  const store = createSheetStore({ form, answers, signed, today })
  store.judgeBy(valueProblems)
  return store
}
const told = (store: ReturnType<typeof sheet>) =>
  store.get().problems.map((p) => [p.field, p.row, p.column, p.code].filter((x) => x !== undefined).join(' '))

describe('what a sheet says, and when', () => {
  test('a fault is told when the field is left, not while it is typed', () => {
    const store = sheet()
    store.set('mobile', { typed: '138' })
    expect(told(store)).toEqual([])
    store.leave('mobile')
    expect(told(store)).toEqual(['mobile not-phone'])
    store.set('mobile', '13800001234')
    expect(told(store)).toEqual([])
  })

  test('what came filled is judged at once', () => {
    expect(told(sheet({ name: '太长的名字', opened: '2031-01-01' }))).toEqual([
      'name too-long',
      'opened after-today',
    ])
  })

  test('what is missing is told once submission was tried', () => {
    const store = sheet()
    expect(told(store)).toEqual([])
    expect(store.tryAll()).toBe(false)
    expect(told(store)).toEqual(['name required'])
    store.set('name', '澄麓')
    expect(store.tryAll()).toBe(true)
  })

  test('what the server refused stays until its field changes', () => {
    const store = sheet({ name: '澄麓' })
    store.refusedBy([{ field: 'name', code: 'taken' }])
    store.set('opened', '2020-01-01')
    expect(told(store)).toEqual(['name taken'])
    store.set('name', '禾本堂')
    expect(told(store)).toEqual([])
  })

  test('a cell of a table is told by line and column', () => {
    expect(told(sheet({ lines: [{ pieces: 1 }, { pieces: -2 }] }))).toEqual(['lines 1 pieces too-small'])
  })

  test('sums follow the lines', () => {
    const store = sheet()
    store.set('lines', [{ pieces: 3, price: 250 }])
    expect(store.get().answers.lines).toEqual([{ pieces: 3, price: 250, amount: 750 }])
  })

  test('a cell changes only when its own state does', () => {
    const store = sheet({ name: '澄麓' })
    const before = store.get().cells
    store.set('opened', '2020-01-01')
    expect(store.get().cells.name).toBe(before.name)
    expect(store.get().cells.opened).not.toBe(before.opened)
  })

  test('only showing more is no typing: the answers stay the same object', () => {
    const store = sheet({ name: '澄麓' })
    const { answers } = store.get()
    store.leave('opened')
    store.tryAll()
    expect(store.get().answers).toBe(answers)
  })

  test('corners mark what a person changed since the signature, masked values apart', () => {
    const store = sheet(
      { name: '澄麓', mobile: { masked: true, shown: '138****1234' }, fileNumber: 'B' },
      { name: '禾本堂', mobile: '13800001234', fileNumber: 'A' },
    )
    const marked = Object.entries(store.get().cells).filter(([, cell]) => cell.changed)
    expect(marked.map(([name]) => name)).toEqual(['name'])
  })
})

test('a draft is sent without what is masked or derived, and with what does not fit as it was typed', () => {
  const answers = {
    name: '太长的名字',
    opened: { typed: '明年' },
    mobile: { masked: true, shown: '138****1234' },
    lines: [{ pieces: -2, price: 250, amount: 5 }],
    fileNumber: 'B',
  }
  expect(sendableDraft(form, answers, valueProblems, zhForms)).toEqual({
    name: { typed: '太长的名字' },
    opened: { typed: '明年' },
    lines: [{ pieces: { typed: '-2' }, price: 250 }],
  })
})
