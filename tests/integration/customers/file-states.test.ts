import { beforeAll, describe, expect, it } from 'vitest'
import { saveFacts } from '@/lib/areas/customers/dossier/mutations'
import { submitPaper } from '@/lib/areas/customers/papers/mutations'
import { decideApprovals } from '@/lib/composition/approval-plans'
import { db, sql } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { filledPaper } from '@/tests/factories/papers'
import { director, gm, manager, openFile, rep, sign, startSigning } from '@/tests/factories/signing-start'

beforeAll(startSigning)

const fileStateOf = async (id: string) => (await db().customer.findUniqueOrThrow({ where: { id } })).fileState

describe('the file of a customer (W2)', () => {
  it('is collated whole: the last signature is refused until the missing fact is there (R-B02)', async () => {
    const id = await openFile('汇总缺帐号药房')
    const input = await filledPaper(rep, id, 'A6', { bankAccount: null })
    expect(await runMutation(submitPaper, rep, input)).toMatchObject({ kind: 'ok' })
    expect(await sign(gm, id)).toMatchObject({
      kind: 'refused',
      reasons: [
        { rule: 'R-B02', code: 'customers.file-not-whole', values: { what: 'bankAccount', count: 1 } },
      ],
    })
    expect(await fileStateOf(id)).toBe('collecting')

    const account = { fact: 'bankAccount', from: null, to: '6222020200001234567' }
    await runMutation(saveFacts, manager, { customerId: id, source: 'form', changes: [account] })
    expect(await sign(gm, id)).toMatchObject({ kind: 'ok' })
    expect(await fileStateOf(id)).toBe('collated')
  })

  it('stays in 建档中 after its card is signed; collated then, it is 有效 at once', async () => {
    const id = await openFile('先卡后汇总药房')
    expect(
      await runMutation(submitPaper, rep, await filledPaper(rep, id, 'A1', { bankAccount: null })),
    ).toMatchObject({ kind: 'ok' })
    for (const viewer of [manager, gm, director]) expect(await sign(viewer, id)).toMatchObject({ kind: 'ok' })
    expect(await fileStateOf(id)).toBe('collecting')

    await runMutation(submitPaper, manager, await filledPaper(manager, id, 'A6'))
    expect(await sign(gm, id)).toMatchObject({ kind: 'ok' })
    expect(await fileStateOf(id)).toBe('valid')
  })

  it('comes out 有效 whichever of card and basic sheet is signed last, also when both are at once', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map((nth) => openFile(`同时签药房 ${nth}`)))
    for (const id of ids) {
      await runMutation(submitPaper, rep, await filledPaper(rep, id, 'A1', { bankAccount: null }))
      await sign(manager, id)
      await sign(gm, id)
      await runMutation(submitPaper, manager, await filledPaper(manager, id, 'A6'))
    }
    const pending = await db().approval.findMany({ where: { customerId: { in: ids }, state: 'pending' } })
    const last = (formId: string) =>
      pending.filter(({ facts }) => (facts as { formId: string }).formId === formId)
    const decide = (viewer: Viewer, paper: { id: string }) =>
      runMutation(decideApprovals, viewer, { verdict: 'approve', remark: '', ids: [paper.id] })
    const outcomes = await Promise.all([
      ...last('A1').map((paper) => decide(director, paper)),
      ...last('A6').map((paper) => decide(gm, paper)),
    ])
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(8).fill('ok'))
    const files = await db().customer.findMany({ where: { id: { in: ids } } })
    expect(files.map(({ fileState }) => fileState)).toEqual(Array(4).fill('valid'))
  })

  it('with a fact missing is not collated by its card, whatever basic sheet came signed from a merged record (R-B02)', async () => {
    const id = await openFile('并入缺帐号药房')
    await runMutation(submitPaper, manager, await filledPaper(manager, id, 'A6'))
    expect(await sign(gm, id)).toMatchObject({ kind: 'ok' })
    await db().customer.update({ where: { id }, data: { fileState: 'collecting' } })
    await sql(`UPDATE "Dossier" SET "facts"="facts"-'bankAccount' WHERE "customerId"=$1::uuid`, [id])
    await runMutation(submitPaper, rep, await filledPaper(rep, id, 'A1', { bankAccount: null }))
    for (const viewer of [manager, gm, director]) expect(await sign(viewer, id)).toMatchObject({ kind: 'ok' })
    expect(await fileStateOf(id)).toBe('collecting')
  })

  it('is collated by a basic sheet that came signed from a merged record, once its card is signed', async () => {
    const id = await openFile('并入已汇总药房')
    await runMutation(submitPaper, manager, await filledPaper(manager, id, 'A6'))
    expect(await sign(gm, id)).toMatchObject({ kind: 'ok' })
    await db().customer.update({ where: { id }, data: { fileState: 'collecting' } })
    await runMutation(submitPaper, rep, await filledPaper(rep, id, 'A1', { bankAccount: null }))
    for (const viewer of [manager, gm, director]) expect(await sign(viewer, id)).toMatchObject({ kind: 'ok' })
    expect(await fileStateOf(id)).toBe('valid')
  })

  it('under review is left there by another paper', async () => {
    const id = await openFile('核查中药房')
    await runMutation(submitPaper, rep, await filledPaper(rep, id, 'A1', { bankAccount: null }))
    for (const viewer of [manager, gm, director]) await sign(viewer, id)
    await db().customer.update({ where: { id }, data: { fileState: 'in-review' } })
    await runMutation(submitPaper, manager, await filledPaper(manager, id, 'A6'))
    expect(await sign(gm, id)).toMatchObject({ kind: 'ok' })
    expect(await fileStateOf(id)).toBe('in-review')
  })

  it('that is valid already is kept back by nothing', async () => {
    const id = await openFile('已汇总缺帐号药房')
    await db().customer.update({ where: { id }, data: { fileState: 'valid' } })
    await runMutation(submitPaper, rep, await filledPaper(rep, id, 'A6', { bankAccount: null }))
    expect(await sign(gm, id)).toMatchObject({ kind: 'ok' })
  })
})
