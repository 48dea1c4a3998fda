import { beforeAll, describe, expect, it } from 'vitest'
import { dossierFactsOf, dossierOverview } from '@/lib/areas/customers/dossier/queries'
import { saveFacts } from '@/lib/areas/customers/dossier/mutations'
import { submitPaper } from '@/lib/areas/customers/papers/mutations'
import { handedPaper, paperEntries, paperEntry, paperStates } from '@/lib/areas/customers/papers/queries'
import { paperForm } from '@/lib/areas/customers/papers/rules/paper-forms'
import type { DossierPaperId } from '@/lib/areas/customers/papers/rules/dossier-papers'
import { db } from '@/lib/core/db'
import { bindingsOf } from '@/lib/core/forms/facts'
import { fieldsOf, isWritable } from '@/lib/core/forms/definition'
import { sampleAnswers } from '@/lib/core/forms/sample'
import { isEmpty } from '@/lib/core/forms/values'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { filledPaper } from '@/tests/factories/papers'
import {
  company,
  director,
  gm,
  manager,
  openFile,
  rep,
  sign,
  startSigning,
} from '@/tests/factories/signing-start'

beforeAll(startSigning)

const fixed = [
  'name',
  'fileNumber',
  'taxNumber',
  'region',
  'branch',
  'marketOffice',
  'salesRep',
  'bankAccount',
]

/** Everything the paper asks, from a sample, less what the customer has already. */
async function filled(
  viewer: Viewer,
  customerId: string,
  formId: DossierPaperId,
  less: readonly string[] = [],
) {
  const form = paperForm(formId)!
  const sample = sampleAnswers(form, 7)
  const view = (await dossierFactsOf(viewer, customerId))!
  const bound = bindingsOf(form)
  const changes = Object.entries(bound).flatMap(([field, fact]) => {
    const to = sample[field]
    const skip = [...fixed, ...less].includes(fact) || isEmpty(to) || !isEmpty(view.facts[fact])
    return skip ? [] : [{ fact, from: null, to }]
  })
  const own = fieldsOf(form).filter(({ field }) => field.bind === undefined && isWritable(field))
  const answers = Object.fromEntries(own.map(({ name }) => [name, sample[name] ?? null]))
  return { customerId, formId, formVersion: form.version, changes, answers }
}

describe('handing in a paper of the dossier', () => {
  it('refuses gaps at their fields and saves nothing', async () => {
    const id = await openFile('缺项药房')
    const input = await filled(rep, id, 'A1', ['address', 'premises'])
    const outcome = await runMutation(submitPaper, rep, input)
    expect(outcome).toMatchObject({
      kind: 'invalid',
      errors: { address: [{ code: 'forms.checks.required' }], premises: [{}] },
    })
    expect(await db().factChange.count({ where: { customerId: id } })).toBe(0)
    expect(await db().formEntry.count({ where: { customerId: id } })).toBe(0)
  })

  it('saves its facts, goes through the signatures, and holds after the last one', async () => {
    const id = await openFile('签核药房')
    await db().customer.update({ where: { id }, data: { fileState: 'collated' } })
    const submitted = await runMutation(submitPaper, rep, await filled(rep, id, 'A1'))
    expect(submitted).toMatchObject({ kind: 'ok' })
    expect((await dossierFactsOf(rep, id))?.facts['address']).toBeTruthy()
    const approval = await db().approval.findFirstOrThrow({
      where: { customerId: id },
      include: { steps: { orderBy: { position: 'asc' } } },
    })
    expect(approval.steps.map((step) => [step.name, step.role])).toEqual([
      ['review', 'branch-sales-manager'],
      ['supervise', 'branch-gm'],
      ['approve', 'marketing-director'],
    ])
    expect((await sign(gm, id)).kind).not.toBe('ok')
    for (const viewer of [manager, gm, director]) expect(await sign(viewer, id)).toMatchObject({ kind: 'ok' })
    const { signed } = (await paperEntries(rep, id, 'A1'))!
    expect(signed).toMatchObject({ state: 'signed', createdByName: rep.name })
    expect((await db().customer.findUniqueOrThrow({ where: { id } })).fileState).toBe('valid')
    expect((await dossierOverview(rep, id))!.unsigned).toEqual({})
    const address = signed?.answers['address']
    await runMutation(saveFacts, rep, {
      customerId: id,
      source: 'form',
      changes: [{ fact: 'address', from: address, to: '新路 9 号' }],
    })
    expect(Object.keys((await dossierOverview(rep, id))!.unsigned)).toEqual(['address'])
    expect((await paperEntry(rep, signed!.id))?.answers['address']).toBe(address)
  })

  it('leaves out the step of a post that handed it in, and never the last word', async () => {
    const id = await openFile('经理自填药房')
    await runMutation(submitPaper, manager, await filled(manager, id, 'A1'))
    const steps = await db().approvalStep.findMany({
      where: { approval: { customerId: id } },
      orderBy: { position: 'asc' },
    })
    expect(steps.map((step) => step.name)).toEqual(['supervise', 'approve'])
    await runMutation(submitPaper, gm, await filled(gm, id, 'A6', ['taxNumber']))
    const collate = await db().approval.findMany({
      where: { customerId: id },
      include: { steps: true },
      orderBy: { id: 'desc' },
    })
    expect(collate.map((paper) => paper.steps.length)).not.toContain(0)
  })

  it('handed in again replaces the one under way; returned, it is to be handed in anew', async () => {
    const id = await openFile('再交药房')
    await runMutation(submitPaper, rep, await filled(rep, id, 'A1'))
    const again = await runMutation(submitPaper, rep, {
      ...(await filled(rep, id, 'A1')),
      changes: [
        { fact: 'vehicles', from: (await dossierFactsOf(rep, id))?.facts['vehicles'] ?? null, to: 9 },
      ],
    })
    expect(again).toMatchObject({ kind: 'ok' })
    const entries = await db().formEntry.findMany({ where: { customerId: id }, orderBy: { id: 'asc' } })
    expect(entries.map((entry) => entry.state)).toEqual(['replaced', 'submitted'])
    const papers = await db().approval.findMany({ where: { customerId: id }, orderBy: { id: 'asc' } })
    expect(papers.map((paper) => paper.state)).toEqual(['withdrawn', 'pending'])
    expect(await sign(manager, id, 'return')).toMatchObject({ kind: 'ok' })
    expect((await paperStates(rep, id))?.find((state) => state.formId === 'A1')).toMatchObject({
      state: 'returned',
      signedAt: null,
    })
  })

  it('is not for people who may not edit, and not seen beyond reach', async () => {
    const id = await openFile('越权药房')
    const cashier = await company.viewer('cashier', 0)
    const stranger = await company.viewer('sales-rep', 2)
    const input = await filled(rep, id, 'A1')
    expect(await runMutation(submitPaper, cashier, input)).toEqual({ kind: 'not-found' })
    expect(await runMutation(submitPaper, stranger, input)).toEqual({ kind: 'not-found' })
    await runMutation(submitPaper, rep, input)
    const { newest } = (await paperEntries(rep, id, 'A1'))!
    expect(await paperEntry(stranger, newest!.id)).toBeNull()
    expect(await paperStates(stranger, id)).toBeNull()
  })

  it('shows personal data of a signed paper masked', async () => {
    const id = await openFile('遮蔽药房')
    await runMutation(submitPaper, rep, await filled(rep, id, 'A1'))
    const { newest } = (await paperEntries(rep, id, 'A1'))!
    const guarded = Object.values(newest!.answers).filter(
      (value) => typeof value === 'object' && value !== null && 'masked' in value,
    )
    expect(guarded.length).toBeGreaterThan(3)
  })
})

describe('a required field its writer has no right to fill', () => {
  const bank = (input: Awaited<ReturnType<typeof filledPaper>>) => ({
    ...input,
    changes: [...input.changes, { fact: 'bankAccount', from: null, to: '6222020200001234567' }],
  })
  const missingAt = async (customerId: string) =>
    (await db().customer.findUniqueOrThrow({ where: { id: customerId } })).missingFacts

  it('never keeps his paper back; the fact stays open until somebody with the right fills it', async () => {
    const id = await openFile('帐号待补药房')
    const input = await filledPaper(rep, id, 'A6', { bankAccount: null })
    expect(await runMutation(submitPaper, rep, bank(input))).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'customers.guarded-bank', field: 'facts.bankAccount' }],
    })
    expect(await runMutation(submitPaper, rep, input)).toMatchObject({ kind: 'ok' })
    expect(await missingAt(id)).toContain('bankAccount')

    const later = await filledPaper(manager, id, 'A6', { bankAccount: null })
    expect(await runMutation(submitPaper, manager, bank(later))).toMatchObject({ kind: 'ok' })
    expect(await missingAt(id)).not.toContain('bankAccount')
  })

  it('may be returned whatever it lacks', async () => {
    const id = await openFile('退回缺帐号药房')
    await runMutation(submitPaper, rep, await filledPaper(rep, id, 'A6', { bankAccount: null }))
    expect(await sign(gm, id, 'return')).toMatchObject({ kind: 'ok' })
  })

  it('is still asked of whoever may fill it', async () => {
    const id = await openFile('帐号必填药房')
    expect(
      await runMutation(submitPaper, manager, await filledPaper(manager, id, 'A6', { bankAccount: null })),
    ).toMatchObject({
      kind: 'invalid',
      errors: { bankAccount: [{ code: 'forms.checks.required' }] },
    })
  })
})

describe('what whoever signs a paper decides on', () => {
  it('is the paper in the state handed in, held against the version signed before, guarded values masked', async () => {
    const id = await openFile('所签即所见药房')
    await runMutation(saveFacts, rep, {
      customerId: id,
      source: 'form',
      changes: [{ fact: 'address', from: null, to: '老街 1 号' }],
    })
    const first = await filled(rep, id, 'A1', ['address'])
    const address = { fact: 'address', from: '老街 1 号', to: '老街 2 号' }
    await runMutation(submitPaper, rep, { ...first, changes: [...first.changes, address] })
    const entryOf = async () => (await paperEntries(rep, id, 'A1'))!.newest!.id
    const handed = await handedPaper(manager, await entryOf())
    expect(handed?.signed).toBeNull()
    expect(handed?.changes).toMatchObject([
      { field: 'address', before: '老街 1 号', after: '老街 2 号', by: rep.name },
    ])
    expect(handed?.filledFirst).toBeGreaterThan(10)
    for (const viewer of [manager, gm, director]) await sign(viewer, id)

    const file = await db().dossier.findUniqueOrThrow({ where: { customerId: id } })
    const facts = file.facts as Record<string, unknown>
    const guarded = (['legalRepresentativePhone', 'operatorPhone', 'operatorHome', 'legalRepresentativeHome'] as const).find((fact) => !isEmpty(facts[fact]))! // prettier-ignore
    const told = guarded.endsWith('Phone') ? '13900001234' : '保密路 77 号'
    const again = await runMutation(submitPaper, rep, {
      ...(await filled(rep, id, 'A1')),
      reason: '迁址',
      changes: [
        { fact: 'address', from: '老街 2 号', to: '新路 9 号' },
        { fact: guarded, from: facts[guarded], to: told },
      ],
    })
    expect(again).toMatchObject({ kind: 'ok' })
    const second = await entryOf()
    // Today's file has moved on; the paper has not.
    await runMutation(saveFacts, rep, {
      customerId: id,
      source: 'form',
      changes: [{ fact: 'address', from: '新路 9 号', to: '更新路 3 号' }],
      reason: '又迁',
    })
    const now = await handedPaper(manager, second)
    expect(now?.entry.answers['address']).toBe('新路 9 号')
    expect(now?.signed?.answers['address']).toBe('老街 2 号')
    expect(now?.changes.find(({ field }) => field === 'address')).toMatchObject({
      before: '老街 2 号',
      after: '新路 9 号',
      reason: '迁址',
    })
    const masked = now?.changes.find(({ fact }) => fact === guarded)
    expect(masked).toMatchObject({ before: { masked: true }, after: { masked: true } })
    for (const value of [told, String(facts[guarded])]) expect(JSON.stringify(now)).not.toContain(value)
  })

  it('is nothing beyond reach, whoever asks', async () => {
    const id = await openFile('够不到药房')
    await runMutation(submitPaper, rep, await filled(rep, id, 'A1'))
    const entryId = (await paperEntries(rep, id, 'A1'))!.newest!.id
    expect(await handedPaper(await company.viewer('sales-rep', 2), entryId)).toBeNull()
    expect(await handedPaper(manager, id)).toBeNull()
  })
})
