import { z } from 'zod'
import { approvalDetail, handedIn, inbox, waitingCounts } from '@/lib/areas/approvals/queries'
import { markRead } from '@/lib/areas/notices/mutations'
import { notices } from '@/lib/areas/notices/queries'
import { noticesInput } from '@/lib/areas/notices/schema'
import { pageInput } from '@/lib/core/page-input'
import { LOCALES } from '@/lib/core/locale'
import { type ApiOperation, read, write } from '@/lib/core/route'
import { cancelTask, taskOf, tasksOf } from '@/lib/core/tasks'
import { addApprovalSigner, decideApprovals, withdrawApproval } from '../approval-plans'
import { deskOf, deskOfAnother, desksBelow } from '../desk'
import { formPages } from '../form-pages'
import { searchAll } from '../search'

const id = z.uuid()
const TASKS = [
  'customers.import',
  'customers.import-plan',
  'customers.import-undo',
  'customers.export',
  'customers.bulk-change',
]

/** What lies on every desk: search, papers to sign, notices, work that goes on by itself, forms. */
export const deskOperations: readonly ApiOperation[] = [
  read('/desk', 'My desk: what waits for me today, and what I watch', z.object({}), (viewer) =>
    deskOf(viewer),
  ),
  read(
    '/desk/people',
    'People below me whose desk I may look at, the first forty',
    z.object({ q: z.string().max(100).default('') }),
    (viewer, { q }) => desksBelow(viewer, q),
  ),
  read(
    '/desk/people/{personId}',
    'The desk of somebody below me, within his reach and my own rights',
    z.object({ personId: id }),
    (viewer, { personId }) => deskOfAnother(viewer, personId),
  ),
  read(
    '/search',
    'Everything within reach that a typed text finds',
    z.object({ q: z.string().max(100), lang: z.enum(LOCALES).default('zh-CN') }),
    (viewer, { q, lang }) => searchAll(viewer, q, lang),
  ),
  read('/forms', 'Every form with its fields and labels in both languages', z.object({}), async () =>
    formPages(),
  ),
  read(
    '/approvals',
    'Papers waiting for my signature, a page at a time',
    z.object({ plan: z.string().max(60).optional(), kind: z.string().max(60).optional(), ...pageInput }),
    inbox,
  ),
  read(
    '/approvals/counts',
    'How many papers wait for me, by kind, and which to sign first',
    z.object({}),
    (viewer) => waitingCounts(viewer),
  ),
  read(
    '/approvals/handed-in',
    'Papers I handed in that are not final yet, newest first',
    z.object(pageInput),
    handedIn,
  ),
  read(
    '/approvals/{approvalId}',
    'One paper with its signatures',
    z.object({ approvalId: id }),
    (viewer, { approvalId }) => approvalDetail(viewer, approvalId),
  ),
  write('Approve, refuse or return papers', decideApprovals),
  write('Take back a paper I handed in', withdrawApproval),
  write('Ask another person to sign first', addApprovalSigner),
  read('/notices', 'My notices, newest first', noticesInput, (viewer, { before }) =>
    notices(viewer, before ?? null),
  ),
  write('Mark notices as read', markRead),
  read('/tasks', 'My imports and exports', z.object({}), (viewer) => tasksOf(viewer, TASKS)),
  read('/tasks/{taskId}', 'One import or export of mine', z.object({ taskId: id }), (viewer, { taskId }) =>
    taskOf(viewer, taskId),
  ),
  write('Stop an import or export', cancelTask),
]
