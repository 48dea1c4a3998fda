import { describe, expect, it } from 'vitest'
import { ageOn, planDepartments, planTables, type SentTable } from './record-tables'

const known = [
  { postId: 'zhou', name: '周明远', ended: false },
  { postId: 'chen', name: '陈静', ended: false },
  { postId: 'old', name: '吴刚', ended: true },
]
const zhou = {
  id: 'zhou',
  name: '周明远',
  title: '采购总监',
  buyingRole: 'evaluator',
  birth: { masked: true, shown: '****' },
}
const people = (to: object[], from: object[] = [zhou]): SentTable => ({
  field: 'people', kind: 'contacts', columns: ['name', 'title', 'birth'], from: from as never, to: to as never,
}) // prettier-ignore
const deciders = (to: object[], from: object[] = [zhou]): SentTable => ({
  ...people(to, from),
  field: 'deciders',
  kind: 'deciders',
  columns: ['name', 'title', 'buyingRole'],
})
const plan = (...tables: SentTable[]) => planTables(tables, known)
const codes = (...tables: SentTable[]) => plan(...tables).faults.map(({ code, field }) => [code, field])

describe('a table of people on a paper', () => {
  it('sent back as it came asks for nothing', () => {
    expect(plan(people([zhou]), deciders([zhou]))).toEqual({ added: [], changed: [], ending: [], faults: [] })
  })
  it('changes the person of a line, never his masked data', () => {
    expect(plan(people([{ ...zhou, title: '副总' }])).changed).toMatchObject([
      { postId: 'zhou', changes: [{ fact: 'title', from: '采购总监', to: '副总' }] },
    ])
  })
  it('adds who is new; the same new name in two tables is one person', () => {
    const { added } = plan(
      people([zhou, { name: '蒋文', title: '店长' }]),
      deciders([zhou, { name: '蒋文', buyingRole: 'user' }]),
    )
    expect(added.map(({ name, changes }) => [name, changes.map(({ fact }) => fact)])).toEqual([
      ['蒋文', ['name', 'title', 'buyingRole']],
    ])
  })
  it('finds by his name who is there already, and not who left', () => {
    const { added, changed } = plan(people([zhou, { name: '陈静', title: '采购员' }, { name: '吴刚' }]))
    expect([added.map(({ name }) => name), changed.map(({ postId }) => postId)]).toEqual([['吴刚'], ['chen']])
  })
  it('never loses a line: who is taken off must be said to leave', () => {
    expect(codes(people([]))).toEqual([['contacts.taken-off', 'people']])
    const ending = { endsOn: '2026-11-01', leftFor: '别家' }
    expect(plan(people([{ ...zhou, ending }]))).toMatchObject({
      ending: [{ postId: 'zhou', ...ending }],
      faults: [],
    })
  })
  it('taken off the deciders he only loses his role', () => {
    expect(plan(deciders([])).changed).toMatchObject([
      { postId: 'zhou', changes: [{ fact: 'buyingRole', to: null }] },
    ])
  })
  it.each([
    [
      'a line of another customer',
      people([zhou, { id: 'stranger', name: 'x' }]),
      'contacts.line-unknown',
      'people.1.name',
    ],
    ['a line without a name', people([zhou, { title: '店长' }]), 'contacts.name-required', 'people.1.name'],
  ])('refuses %s', (_, table, code, field) => {
    expect(codes(table)).toEqual([[code, field]])
  })
  it('filled differently in two tables of one paper is asked about', () => {
    expect(codes(people([{ ...zhou, title: '副总' }]), deciders([{ ...zhou, title: '总监' }]))).toEqual([
      ['contacts.filled-twice', 'deciders.0.title'],
    ])
  })
})

describe('a table of departments', () => {
  it('asks for lines that differ, and closes those taken off', () => {
    const from = [
      { id: 'a', name: '采购部', function: null },
      { id: 'b', name: '财务部' },
    ]
    const to = [
      { id: 'a', name: '采购部', function: 'purchasing', head: '周明远' },
      { name: '设备科', function: 'using' },
    ]
    const table = { field: 'departments', kind: 'departments', columns: [], from, to } as never
    expect(planDepartments(table)).toMatchObject({
      lines: [
        { id: 'a', function: 'purchasing', head: '周明远' },
        { id: null, name: '设备科', function: 'using', head: null },
      ],
      closing: ['b'],
    })
  })
})

describe('an age', () => {
  it.each([
    ['on the birthday', '1980-11-23', 46],
    ['the day before', '1980-11-24', 45],
    ['unknown without a date', null, null],
  ])('%s', (_, birth, age) => expect(ageOn(birth, '2026-11-23')).toBe(age))
})
