import { beforeAll, describe, expect, it } from 'vitest'
import { waitingCounts } from '@/lib/areas/approvals/queries'
import { submitPaper } from '@/lib/areas/customers/papers/mutations'
import { frameCounts } from '@/lib/composition/frame'
import { newId } from '@/lib/core/audit'
import { db, sqlTransaction } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import { writeNotices } from '@/lib/core/notices'
import type { Viewer } from '@/lib/core/scope'
import { filledPaper } from '@/tests/factories/papers'
import { director, manager, openFile, rep, sign, startSigning } from '@/tests/factories/signing-start'

beforeAll(startSigning)

const tell = (viewer: Viewer, count: number) =>
  sqlTransaction((tx) =>
    writeNotices(
      tx,
      new Date(),
      Array.from({ length: count }, () => ({
        personId: viewer.personId,
        kind: 'test',
        values: {},
        href: null,
        key: newId(),
      })),
    ),
  )

describe('what the frame of a page counts', () => {
  it('are the papers at the viewer’s own turn, of every plan', async () => {
    const ids = [await openFile('框一药房'), await openFile('框二药房')]
    for (const id of ids)
      expect(
        await runMutation(submitPaper, rep, await filledPaper(rep, id, 'A1', { bankAccount: null })),
      ).toMatchObject({ kind: 'ok' })
    expect(await frameCounts(manager)).toMatchObject({ approvals: 2 })
    expect(await frameCounts(director)).toMatchObject({ approvals: 0 })
    await sign(manager, ids[0]!)
    const waiting = await waitingCounts(manager)
    expect(await frameCounts(manager)).toMatchObject({
      approvals: waiting.reduce((sum, { count }) => sum + count, 0),
    })
    expect(await frameCounts(manager)).toMatchObject({ approvals: 1 })
  })

  it('and notices the viewer has not read, no further than a hundred', async () => {
    const { unread: before } = await frameCounts(director)
    await tell(director, 3)
    expect(await frameCounts(director)).toMatchObject({ unread: before + 3 })
    await db().notice.updateMany({ where: { personId: director.personId }, data: { readAt: new Date() } })
    expect(await frameCounts(director)).toMatchObject({ unread: 0 })
    await tell(director, 120)
    expect(await frameCounts(director)).toMatchObject({ unread: 100 })
    expect((await frameCounts(manager)).unread).toBeLessThan(100)
  })
})
