import { beforeAll, describe, expect, it } from 'vitest'
import { paperFactsOf } from '@/lib/areas/customers/paper-people/queries'
import { submitPaper } from '@/lib/areas/customers/papers/mutations'
import { paperEntries } from '@/lib/areas/customers/papers/queries'
import { addPerson, changePerson } from '@/lib/areas/customers/people/mutations'
import { peopleOf } from '@/lib/areas/customers/people/queries'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { type Company, makeCompany } from '../../factories/company'
import { makeCustomer } from '../../factories/customers'

type Line = Record<string, unknown>
let company: Company
let rep: Viewer
let id: string
beforeAll(async () => {
  company = await makeCompany()
  rep = await company.viewer('sales-rep', 0)
})

const add = (name: string, more: Record<string, unknown> = {}) =>
  runMutation(addPerson, rep, {
    customerId: id,
    contactId: null,
    source: 'form',
    changes: Object.entries({ name, ...more }).map(([fact, to]) => ({ fact, from: null, to })),
  })
const lines = async (kind = 'contacts') => (await paperFactsOf(rep, id))!.facts[kind] as Line[]
const submit = (from: Line[], to: Line[], viewer = rep) =>
  runMutation(submitPaper, viewer, {
    customerId: id,
    formId: 'A9',
    formVersion: 1,
    changes: [],
    answers: {},
    records: [{ field: 'relations', from, to }],
  })

describe('the table of people on a paper', () => {
  it('is the contacts: a line typed is a contact, a contact changed shows on every paper', async () => {
    id = await makeCustomer(company, 0)
    await add('周明远', { title: '采购总监', birth: '1975-04-12', buyingRole: 'evaluator' })
    const seen = await lines()
    expect(seen).toMatchObject([{ name: '周明远', title: '采购总监', birth: { masked: true } }])
    const mine = [
      { ...seen[0], alliance: 'supporter' },
      { name: '陈静', department: '采购部', influence: 'inner' },
    ]
    expect(await submit(seen, mine)).toMatchObject({ kind: 'ok' })
    const { people } = (await peopleOf(rep, id))!
    expect(
      people.map(({ name, alliance, influence, department }) => [
        name,
        alliance,
        influence,
        department?.name,
      ]),
    ).toEqual([
      ['周明远', 'supporter', null, undefined],
      ['陈静', null, 'inner', '采购部'],
    ])
    expect(
      await db().auditEvent.count({ where: { customerId: id, kind: { startsWith: 'contacts.' } } }),
    ).toBe(3)
    const stored = await db().contact.findFirstOrThrow({ where: { name: '周明远' } })
    expect(stored.profile).toMatchObject({ birth: '1975-04-12' })
  })

  it('sent back as it came changes nothing', async () => {
    const seen = await lines()
    const before = await db().contactChange.count()
    expect(await submit(seen, seen)).toMatchObject({ kind: 'ok' })
    expect(await db().contactChange.count()).toBe(before)
  })

  it('keeps the signed copy as it stood, its personal data masked for whoever reads', async () => {
    const entry = (await paperEntries(rep, id, 'A9'))!.newest!
    expect(JSON.stringify(entry.answers)).toContain('周明远')
    expect(JSON.stringify(entry.answers)).not.toContain('1975-04-12')
  })

  it('shows a change by somebody else at its cell with both values, and saves nothing', async () => {
    const seen = await lines()
    const { postId } = (await peopleOf(rep, id))!.people[0]!
    const changes = [{ fact: 'title', from: '采购总监', to: '副总经理' }]
    await runMutation(changePerson, rep, { customerId: id, postId, source: 'form', changes })
    const mine = seen.map((line, at) =>
      at === 0 ? { ...line, title: '采购顾问' } : { ...line, goal: '见一次面' },
    )
    expect(await submit(seen, mine)).toMatchObject({
      kind: 'conflict',
      conflicts: [{ field: 'relations.0.title', base: '采购总监', theirs: '副总经理', mine: '采购顾问' }],
    })
    expect((await lines())[1]).toMatchObject({ name: '陈静', goal: null })
  })

  it('never loses a line silently: it asks for the day he left and where to, then ends the post', async () => {
    const seen = await lines()
    expect(await submit(seen, seen.slice(0, 1))).toMatchObject({
      kind: 'invalid',
      errors: { relations: [{ code: 'forms.checks.contacts.taken-off', values: { name: '陈静' } }] },
    })
    const leaving = { ...seen[1], ending: { endsOn: '2026-01-31', leftFor: '别家' } }
    expect(await submit(seen, [seen[0]!, leaving])).toMatchObject({ kind: 'ok' })
    const gone = (await peopleOf(rep, id))!.people.find(({ name }) => name === '陈静')
    expect(gone).toMatchObject({ ended: true, leftFor: '别家' })
  })

  it('says at the cell what cannot be read, and takes nobody of another customer', async () => {
    const seen = await lines()
    expect(await submit(seen, [{ ...seen[0], closeness: 9 }])).toMatchObject({
      kind: 'invalid',
      errors: { 'relations.0.closeness': [{}] },
    })
    const stranger = crypto.randomUUID()
    expect(await submit(seen, [...seen, { id: stranger, name: 'x' }])).toMatchObject({
      kind: 'invalid',
      errors: { 'relations.1.name': [{}] },
    })
    expect(await submit(seen, seen, await company.viewer('sales-rep', 1))).toEqual({ kind: 'not-found' })
  })

  it('saved by ten at once from one state is changed once', async () => {
    const seen = await lines()
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, at) => submit(seen, [{ ...seen[0], goal: `目标${at}` }])),
    )
    expect(outcomes.filter(({ kind }) => kind === 'ok')).toHaveLength(1)
    expect(outcomes.filter(({ kind }) => kind === 'conflict')).toHaveLength(9)
  })
})
