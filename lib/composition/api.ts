import { z } from 'zod'
import { approvalDetail, handedIn, inbox } from '@/lib/areas/approvals/queries'
import { applyForLines } from '@/lib/areas/credit/lines/mutations'
import { approveCreditTotal, setCreditTotal } from '@/lib/areas/credit/totals/mutations'
import { creditTotals } from '@/lib/areas/credit/totals/queries'
import { saveRating, submitRating } from '@/lib/areas/grading/mutations'
import { ratingHistory } from '@/lib/areas/grading/queries'
import { releaseOrder } from '@/lib/areas/trade/gate/mutations'
import { recordReceipt, reverseReceipt } from '@/lib/areas/trade/receivables/mutations'
import {
  assignCourier,
  createOrder,
  deliverOrder,
  moveShippingOrder,
  phoneRelease,
  signOrder,
} from '@/lib/areas/trade/shipping/mutations'
import { type ApiOperation, matchPath, read, write } from '@/lib/core/route'
import { addApprovalSigner, decideApprovals, withdrawApproval } from './approval-plans'
import { formPages } from './form-pages'

const id = z.uuid()

/** Every read and mutation of the product over HTTP: same functions, same refusals as the pages. */
export const apiOperations: readonly ApiOperation[] = [
  read('/forms', 'Every form with its fields and labels in both languages', z.object({}), async () =>
    formPages(),
  ),
  read(
    '/approvals',
    'Papers waiting for my signature',
    z.object({ plan: z.string().max(60).optional() }),
    (viewer, { plan }) => inbox(viewer, plan),
  ),
  read('/approvals/handed-in', 'Papers I handed in', z.object({}), (viewer) => handedIn(viewer)),
  read(
    '/approvals/{approvalId}',
    'One paper with its signatures',
    z.object({ approvalId: id }),
    (viewer, { approvalId }) => approvalDetail(viewer, approvalId),
  ),
  write('Approve, refuse or return papers', decideApprovals),
  write('Take back a paper I handed in', withdrawApproval),
  write('Ask another person to sign first', addApprovalSigner),
  read(
    '/customers/{customerId}/ratings',
    'Credit ratings of a customer',
    z.object({ customerId: id }),
    (viewer, { customerId }) => ratingHistory(viewer, customerId),
  ),
  write('Save a credit rating (B1) as a draft', saveRating),
  write('Hand in a credit rating for review and approval', submitRating),
  write('Apply for credit lines (B2)', applyForLines),
  read(
    '/credit/totals/{quarter}',
    'National credit total of a quarter and its split over the regions',
    z.object({ quarter: z.string().regex(/^\d{4}-Q[1-4]$/) }),
    (viewer, { quarter }) => creditTotals(viewer, quarter),
  ),
  write('Set the national credit total of a quarter and the limits of the regions', setCreditTotal),
  write('Approve the national credit total of a quarter', approveCreditTotal),
  write('Fill in a shipping order (C3)', createOrder),
  write('Sign that an order may ship', signOrder),
  write('Release by telephone; the slip is signed afterwards', phoneRelease),
  write('Assign the courier', assignCourier),
  write('Release an order: inside the line and not a fen over it', releaseOrder),
  write('Certify the delivery', deliverOrder),
  write('Park, go again, return the slip, match, bring back, void', moveShippingOrder),
  write('Record money received', recordReceipt),
  write('Reverse a wrong receipt', reverseReceipt),
]

/** The operation at an address, with the parameters of its path; null when there is none. A path of fixed words goes first. */
export function operationAt(
  method: string,
  path: string,
): { operation: ApiOperation; params: Record<string, string> } | null {
  const kind = method === 'GET' ? 'read' : method === 'POST' ? 'write' : null
  const found = apiOperations
    .filter((operation) => operation.kind === kind)
    .map((operation) => ({ operation, params: matchPath(operation.path, path) }))
    .filter(
      (match): match is { operation: ApiOperation; params: Record<string, string> } => match.params !== null,
    )
  return found.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0] ?? null
}
