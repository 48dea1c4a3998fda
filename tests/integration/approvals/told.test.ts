import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { approvalDetail, holdersAbove, inbox, waitingCounts } from '@/lib/areas/approvals/queries'
import { outcomesOf } from '@/lib/areas/approvals/told/queries'
import { addApprovalSigner, decideApprovals, withdrawApproval } from '@/lib/composition/approval-plans'
import { markRead } from '@/lib/areas/notices/mutations'
import { submitPaper } from '@/lib/areas/customers/papers/mutations'
import { db } from '@/lib/core/db'
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
beforeEach(async () => {
  await db().notice.deleteMany({})
})

async function handIn(name: string, by: Viewer = rep): Promise<{ customer: string; paper: string }> {
  const customer = await openFile(name)
  const done = await runMutation(
    submitPaper,
    by,
    await filledPaper(by, customer, 'A1', { bankAccount: null }),
  )
  if (done.kind !== 'ok') throw new Error(JSON.stringify(done))
  return { customer, paper: done.value.approvalId! }
}

const told = async (viewer: Viewer) =>
  (
    await db().notice.findMany({ where: { personId: viewer.personId, readAt: null }, orderBy: { id: 'asc' } })
  ).map(({ kind, values, href }) => ({ kind, title: (values as { title: string }).title, href }))

describe('who is told of a paper to sign', () => {
  it('is each post in its turn; whoever signed is not reminded any more', async () => {
    const { customer, paper } = await handIn('通知一药房')
    const asked = [{ kind: 'approvals.to-sign', title: '通知一药房', href: `/approvals/${paper}` }]
    expect(await told(manager)).toEqual(asked)
    expect(await told(gm)).toEqual([])
    await sign(manager, customer)
    expect(await told(manager)).toEqual([])
    expect(await told(gm)).toEqual(asked)
    await sign(gm, customer)
    expect(await told(director)).toEqual(asked)
  })

  it('is the signer asked by name, then the one who asked him again', async () => {
    const other = await company.viewer('branch-gm', 1)
    const { customer, paper } = await handIn('加签药房')
    await sign(manager, customer)
    const added = await runMutation(addApprovalSigner, gm, { id: paper, personId: other.personId })
    expect(added).toMatchObject({ kind: 'ok' })
    expect(await told(gm)).toEqual([])
    expect(await told(other)).toMatchObject([{ kind: 'approvals.to-sign', title: '加签药房' }])
    await sign(other, customer)
    expect(await told(gm)).toMatchObject([{ kind: 'approvals.to-sign', title: '加签药房' }])
  })

  it('is nobody who handed it in himself, and nobody once it is taken back', async () => {
    const { paper } = await handIn('自填药房', manager)
    expect(await told(manager)).toEqual([])
    expect(await told(gm)).toMatchObject([{ title: '自填药房' }])
    await runMutation(withdrawApproval, manager, { id: paper })
    expect(await told(gm)).toEqual([])
  })

  it('stands with nobody once the paper moved on, also where the post ended in between', async () => {
    const { customer } = await handIn('卸任药房')
    await sign(manager, customer)
    expect(await told(gm)).toMatchObject([{ title: '卸任药房' }])
    const posts = await db().post.findMany({
      where: { personId: gm.personId, role: 'branch-gm', endsOn: null },
    })
    const ids = posts.map(({ id }) => id)
    await db().post.updateMany({ where: { id: { in: ids } }, data: { endsOn: posts[0]!.startsOn } })
    try {
      const paper = await db().approval.findFirstOrThrow({
        where: { customerId: customer, state: 'pending' },
      })
      await runMutation(withdrawApproval, rep, { id: paper.id })
      expect(await told(gm)).toEqual([])
    } finally {
      await db().post.updateMany({ where: { id: { in: ids } }, data: { endsOn: null } })
    }
  })

  it('is told once of many signed with one press', async () => {
    const papers = [await handIn('成批一药房'), await handIn('成批二药房')]
    const done = await runMutation(decideApprovals, manager, {
      ids: papers.map(({ paper }) => paper),
      verdict: 'approve',
    })
    expect(done).toMatchObject({
      kind: 'ok',
      value: { passed: [{ count: 2, role: 'branch-gm', names: [gm.name] }] },
    })
    expect(await told(gm)).toMatchObject([{ kind: 'approvals.to-sign', href: '/approvals?kind=A1' }])
  })
})

describe('a paper at its address', () => {
  it('is shown to a delegate of its signer for the kinds that were lent, and not for others', async () => {
    const { paper } = await handIn('委托药房')
    const stranger = await company.viewer('branch-gm', 1)
    const lent = (plans: string[]): Viewer => ({
      ...stranger,
      delegations: [{ fromPersonId: gm.personId, fromName: gm.name, posts: [...gm.posts], plans }],
    })
    expect(await approvalDetail(stranger, paper)).toBeNull()
    expect(await approvalDetail(lent(['credit.line']), paper)).toBeNull()
    expect(await approvalDetail(lent(['forms.sign']), paper)).toMatchObject({ id: paper })
    expect(await approvalDetail(lent([]), paper)).toMatchObject({ id: paper })
  })

  it('answers a delegate of another kind as if it were not there when he decides it by its id', async () => {
    const { customer, paper } = await handIn('委托批药房')
    await sign(manager, customer)
    const stranger = await company.viewer('branch-gm', 1)
    const lent = (plans: string[]): Viewer => ({
      ...stranger,
      delegations: [{ fromPersonId: gm.personId, fromName: gm.name, posts: [...gm.posts], plans }],
    })
    const decide = async (viewer: Viewer) =>
      (await runMutation(decideApprovals, viewer, { ids: [paper], verdict: 'approve' })).kind
    expect(await decide(stranger)).toBe('not-found')
    expect(await decide(lent(['credit.line']))).toBe('not-found')
    expect(await decide(lent(['forms.sign']))).toBe('ok')
  })

  it('is signed by the delegate of whoever was asked by name', async () => {
    const { customer, paper } = await handIn('委托加签药房')
    await sign(manager, customer)
    const asked = await company.viewer('branch-sales-manager', 1)
    const stranger = await company.viewer('branch-gm', 1)
    const added = await runMutation(addApprovalSigner, gm, { id: paper, personId: asked.personId })
    expect(added).toMatchObject({ kind: 'ok' })
    const lent: Viewer = {
      ...stranger,
      delegations: [
        {
          fromPersonId: asked.personId,
          fromName: asked.name,
          posts: [...asked.posts],
          plans: ['forms.sign'],
        },
      ],
    }
    expect((await inbox(lent)).rows.map(({ id }) => id)).toContain(paper)
    const done = await runMutation(decideApprovals, lent, { ids: [paper], verdict: 'approve' })
    expect(done).toMatchObject({ kind: 'ok' })
  })
})

describe('what waits, by kind', () => {
  it('is counted by paper with the one to sign first, and the list narrows to it', async () => {
    const { paper, customer } = await handIn('类别药房')
    const basic = await runMutation(
      submitPaper,
      rep,
      await filledPaper(rep, customer, 'A6', { bankAccount: null }),
    )
    expect(basic).toMatchObject({ kind: 'ok' })
    const counts = await waitingCounts(manager)
    const { rows } = await inbox(manager, { kind: 'A1' })
    const mine = counts.find(({ formId }) => formId === 'A1')!
    expect(mine).toMatchObject({ plan: 'forms.sign', count: rows.length, firstId: rows[0]!.id })
    expect(rows.map(({ id }) => id)).toContain(paper)
    expect(new Set(rows.map(({ facts }) => facts['formId']))).toEqual(new Set(['A1']))
    expect((await waitingCounts(gm)).map(({ formId }) => formId)).toContain('A6')
    expect((await inbox(gm, { kind: 'credit.line' })).rows).toEqual([])
  })

  it('a paper not yet handed in says who holds the posts it will come to', async () => {
    const posts = [
      { role: 'branch-gm', at: 'branch' },
      { role: 'marketing-director', at: 'region' },
      { role: 'head-of-marketing', at: 'head-office' },
    ] as const
    const head = await company.viewer('head-of-marketing')
    const found = await holdersAbove(company.branches[0], posts)
    expect(found.toSorted((a, b) => a.role.localeCompare(b.role))).toEqual([
      { ...posts[0], name: gm.name },
      { ...posts[2], name: head.name },
      { ...posts[1], name: director.name },
    ])
  })
})

describe('what the one who handed in learns', () => {
  it('nothing while it is under way, then who signed last', async () => {
    const { customer, paper } = await handIn('批准药房')
    await sign(manager, customer)
    await sign(gm, customer)
    expect(await outcomesOf(rep, 6)).toEqual({ rows: [], count: 0 })
    const last = await sign(director, customer)
    expect(last).toMatchObject({ kind: 'ok', value: { passed: [] } })
    expect(await outcomesOf(rep, 6)).toMatchObject({
      count: 1,
      rows: [
        {
          verdict: 'approve',
          formId: 'A1',
          title: '批准药房',
          by: director.name,
          href: `/approvals/${paper}`,
          again: null,
        },
      ],
    })
    expect(await outcomesOf(manager, 6)).toEqual({ rows: [], count: 0 })
  })

  it('why it came back, before what was approved, until he hands it in anew', async () => {
    const first = await handIn('退回药房')
    await sign(manager, first.customer, 'return')
    const second = await handIn('批准二药房')
    for (const viewer of [manager, gm, director]) await sign(viewer, second.customer)
    const { rows } = await outcomesOf(rep, 6)
    expect(rows.map(({ title, verdict, reason }) => [title, verdict, reason])).toEqual([
      ['退回药房', 'return', '付款接洽请补电话'],
      ['批准二药房', 'approve', ''],
    ])
    expect(rows[0]!.again).toMatchObject({
      customerId: first.customer,
      plan: 'forms.sign',
      facts: { formId: 'A1' },
    })
    await runMutation(submitPaper, rep, await filledPaper(rep, first.customer, 'A1', { bankAccount: null }))
    expect((await outcomesOf(rep, 6)).rows.map(({ title }) => title)).toEqual(['批准二药房'])
    await runMutation(markRead, rep, { ids: [rows[1]!.noticeId] })
    expect(await outcomesOf(rep, 6)).toEqual({ rows: [], count: 0 })
  })
})
