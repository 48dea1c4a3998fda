import fc from 'fast-check'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { businessDate, type BusinessDate, type Month } from '../dates'
import { fen, type Fen } from '../money'
import { formIds, formOf } from '@/lib/composition/form-registry'
import zhForms from '@/lib/messages/zh-CN/forms.json'
import { checksOf, missingRequired, unreadFields } from './check'
import { completeness } from './completeness'
import { defineForm, type Answers, type AnswersOf, type DraftOf } from './definition'
import { diffAnswers } from './diff'
import { answersFromFacts, bindTo, factKeysOf, factsFromAnswers, requiredFactsOf } from './facts'
import { calculated, choice, date, integer, money, month, optionSet, phone, table, text } from './fields'
import { maskAnswers, withoutGuarded, withoutMasked } from './mask'
import { cellsOf, pasteInto } from './paste'
import { fieldErrorsOf, problemsFrom } from './field-errors'
import { problemsOf } from './problems'
import { readable, settled } from './readable'
import { sampleAnswers } from './sample'
import { schemaOf, type SubmittedOf } from './schema'
import { sheetOf } from './sheet'
import { answersFromSheet } from './sheet-read'
import { textOf } from './text-of'
import type { SharedWords } from './words'
import { wordsOf } from './words'

const today = businessDate('2026-11-23')
const context = { today }
const words: SharedWords = zhForms
const colours = optionSet('location', ['roadside', 'remote'])
const fact = bindTo({ name: text(), mobile: phone({ personal: true }), opened: date() })

const trial = defineForm(
  {
    id: 'T1',
    version: 1,
    secrecy: 0,
    sections: {
      head: {
        fields: {
          name: fact('name', { required: true }),
          mobile: fact('mobile'),
          opened: fact('opened'),
          number: text({ derive: 'number', required: true }),
        },
      },
      rest: {
        fields: {
          place: choice(colours, { required: true }),
          why: text(),
          due: month(),
          lines: table({
            what: text({ required: true }),
            pieces: integer({ required: true }),
            price: money(),
            amount: calculated('money'),
          }),
          total: calculated('money'),
        },
      },
    },
    signOff: { filled: { posts: ['sales-rep'] } },
  },
  {
    appliesWhen: { why: (a) => a.place === 'remote' },
    requiredWhen: { why: (a) => a.place === 'remote' },
    calculateRow: {
      lines: ({ pieces, price }) => ({
        amount: pieces === null || price === null ? null : fen(Number(pieces) * Number(price)),
      }),
    },
    calculate: { total: (a) => fen((a.lines ?? []).reduce((sum, line) => sum + (line.amount ?? 0), 0)) },
    check: (a) => (a.opened && a.opened > today ? [{ field: 'opened', code: 'after-today' }] : []),
  },
)

const whole = { name: '澄麓', mobile: '13800001234', opened: '2020-01-31', place: 'roadside', lines: [] }

test('answers take their types from the definition', () => {
  type A = AnswersOf<typeof trial>
  expectTypeOf<A['name']>().toEqualTypeOf<string>()
  expectTypeOf<A['mobile']>().toEqualTypeOf<string | null>()
  expectTypeOf<A['opened']>().toEqualTypeOf<BusinessDate | null>()
  expectTypeOf<A['place']>().toEqualTypeOf<'roadside' | 'remote'>()
  expectTypeOf<A['due']>().toEqualTypeOf<Month | null>()
  expectTypeOf<NonNullable<A['lines']>[number]['pieces']>().toEqualTypeOf<number>()
  expectTypeOf<NonNullable<A['lines']>[number]['price']>().toEqualTypeOf<Fen | null>()
  expectTypeOf<A['total']>().toEqualTypeOf<Fen | null>()
  expectTypeOf<keyof SubmittedOf<typeof trial>>().toEqualTypeOf<
    'name' | 'mobile' | 'opened' | 'place' | 'why' | 'due' | 'lines'
  >()
  expectTypeOf<DraftOf<typeof trial>>().toHaveProperty('opened')
})

test.each<[string, Answers, string[]]>([
  ['whole answers can be submitted', {}, []],
  ['a blank name is missing', { name: '\u3000' }, ['name required']],
  ['a name left out is missing', { name: undefined }, ['name required']],
  ['typing that was not read is refused', { opened: { typed: '2031-02-31' } }, ['opened not-date']],
  ['a date after today is questioned', { opened: '2031-04-18' }, ['opened after-today']],
  ['today is not after today', { opened: '2026-11-23' }, []],
  ['a remote place wants a reason', { place: 'remote' }, ['why required']],
  ['a remote place with its reason passes', { place: 'remote', why: '山里' }, []],
  ['a stranger among the options', { place: 'river' }, ['place not-choice']],
  ['a line without its goods', { lines: [{ what: null, pieces: 2 }] }, ['lines.0.what required']],
  ['a line with a negative count', { lines: [{ what: '甲', pieces: -1 }] }, ['lines.0.pieces too-small']],
  ['a masked phone counts as it is stored', { mobile: { masked: true, shown: '138****1234' } }, []],
])('%s', (_name, change, expected) => {
  const problems = problemsOf(trial, { ...whole, ...change }, context)
  expect(
    problems.map((p) =>
      [[p.field, p.row, p.column].filter((x) => x !== undefined).join('.'), p.code].join(' '),
    ),
  ).toEqual(expected)
  expect(problemsFrom(trial, fieldErrorsOf(trial, problems))).toEqual(problems)
})

test('a draft takes half-done answers and drops what nobody may send', () => {
  const parsed = schemaOf(trial, 'draft').parse({
    opened: { typed: '明年' },
    lines: [{ pieces: { typed: '两箱' }, amount: 5 }],
    total: 7,
    number: 'X-1',
    stranger: 1,
  })
  expect(parsed).toEqual({ opened: { typed: '明年' }, lines: [{ pieces: { typed: '两箱' } }] })
  expect(unreadFields(trial, parsed)).toEqual(['opened', 'lines'])
})

test('what no longer applies is emptied, sums are worked out', () => {
  const kept = settled(
    trial,
    { ...whole, why: '山里', lines: [{ what: '甲', pieces: 3, price: 250 }] },
    context,
  )
  expect(kept).toMatchObject({ why: null, total: 750, lines: [{ amount: 750 }] })
})

test('completeness counts what applies and can be filled', () => {
  expect(completeness(trial, whole)).toEqual({
    filled: 4,
    total: 6,
    missingRequired: [],
    othersToFill: [],
    sections: { head: { filled: 3, total: 3 }, rest: { filled: 1, total: 3 } },
  })
  expect(completeness(trial, { ...whole, place: 'remote' }).missingRequired).toEqual(['why'])
  expect(completeness(trial, { ...whole, opened: { typed: '?' } }).filled).toBe(3)
  expect(missingRequired(trial, {})).toEqual(['name', 'place'])
  expect(completeness(trial, {}, ['place'])).toMatchObject({
    missingRequired: ['name'],
    othersToFill: ['place'],
  })
})

test('changes are told field by field, blank and missing are the same', () => {
  const after = { ...whole, name: '澄麓医药', why: '', lines: [{ pieces: 1, what: '甲' }] }
  expect(diffAnswers({ ...whole, lines: [{ what: '甲', pieces: 1 }] }, after)).toEqual([
    { field: 'name', from: '澄麓', to: '澄麓医药' },
  ])
  expect(diffAnswers({ mobile: { masked: true, shown: '*' } }, { mobile: '13800001234' })).toEqual([])
})

test('facts go into their fields and come back, masked ones stay where they are', () => {
  expect(factKeysOf(trial)).toEqual(['name', 'mobile', 'opened'])
  expect(requiredFactsOf(trial)).toEqual(['name'])
  expect(answersFromFacts(trial, { name: '澄麓' })).toEqual({ name: '澄麓', mobile: null, opened: null })
  const masked = maskAnswers(trial, whole, () => false)
  expect(masked.mobile).toEqual({ masked: true, shown: '138****1234' })
  expect(factsFromAnswers(trial, withoutMasked(masked))).toEqual({ name: '澄麓', opened: '2020-01-31' })
  expect(withoutGuarded(trial, whole)).not.toHaveProperty('mobile')
})

test('a block from a spreadsheet fills cells to the right and down and adds lines', () => {
  const lines = trial.sections.rest.fields.lines
  expect(cellsOf('甲\t3\r\n"乙\n丙"\t4\r\n')).toEqual([
    ['甲', '3'],
    ['乙\n丙', '4'],
  ])
  expect(
    pasteInto(
      lines,
      [{ what: '旧', price: 100 }],
      { row: 0, column: 'pieces' },
      '3\t12万\n四\t1',
      words,
      today,
    ),
  ).toEqual([
    { what: '旧', pieces: 3, price: 12_000_000 },
    { pieces: { typed: '四' }, price: 100 },
  ])
})

describe.each(formIds)('form %s', (id) => {
  const form = formOf(id)!
  const zh = wordsOf(zhForms, id)
  const anySample = fc.integer({ min: 0, max: 2 ** 31 }).map((seed) => sampleAnswers(form, seed))
  const runs = { numRuns: 25 }

  test('a sample of any seed can be submitted and repeats', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const sample = sampleAnswers(form, seed)
        expect(problemsOf(form, sample, context)).toEqual([])
        expect(sampleAnswers(form, seed)).toEqual(sample)
      }),
      runs,
    ))

  test('no answers differ from themselves', () =>
    fc.assert(
      fc.property(anySample, (a) => {
        expect(diffAnswers(a, structuredClone(a))).toEqual([])
      }),
      runs,
    ))

  test('a workbook that comes back as it went changes nothing', () =>
    fc.assert(
      fc.property(anySample, (a) => {
        const back = sheetOf(form, a, zh).map(({ key, rows }) => ({
          key,
          rows: rows.map((row) => ({ key: row.key, cells: row.cells.map((c) => c.value) })),
        }))
        const { answers, problems } = answersFromSheet(form, back, a, { words: zh, today })
        expect(diffAnswers(a, answers)).toEqual([])
        expect(problems).toEqual([])
      }),
      runs,
    ))

  test('every filled field has its line of text', () =>
    fc.assert(
      fc.property(anySample, (a) => {
        const lines = textOf(form, a, zh)
        expect(lines.every((line) => line.label !== '' && line.text !== '')).toBe(true)
        expect(lines.length).toBe(Object.values(readable(form, a)).filter((v) => v !== null).length)
      }),
      runs,
    ))

  test('of empty answers nothing is wrong but what is missing', () => {
    const missing = checksOf(form, {}, context)
    expect(missing.every((p) => p.code === 'required')).toBe(true)
  })
})

test('an edited workbook is read cell by cell, and what cannot be read is kept and told', () => {
  const current = { ...whole, lines: [{ what: '甲', pieces: 3, price: 250, amount: 750 }] }
  const { answers, problems } = answersFromSheet(
    trial,
    [
      {
        key: 'form',
        rows: [
          { key: 'name', cells: [null, null, '澄麓医药'] },
          { key: 'opened', cells: [null, null, '开春'] },
        ],
      },
      {
        key: 'lines',
        rows: [
          { key: '0', cells: ['甲', 4, 2.5, 7.5] },
          { key: null, cells: ['乙', 1.5, 0.1 + 0.2, 9] },
          { key: null, cells: [null, '', null, null] },
        ],
      },
    ],
    current,
    { words: { form: { name: '', sections: {}, fields: {} }, shared: words }, today },
  )
  expect(answers).toMatchObject({
    name: '澄麓医药',
    opened: { typed: '开春' },
    lines: [
      { what: '甲', pieces: 4, price: 250, amount: 750 },
      { what: '乙', pieces: { typed: '1.5' }, price: 30, amount: null },
    ],
  })
  expect(problems).toEqual([
    { field: 'opened', code: 'not-date' },
    { field: 'lines', row: 1, column: 'pieces', code: 'not-number' },
  ])
})
