import { z } from 'zod'
import { financialSheets, knownFigures } from '@/lib/areas/customers/finances/queries'
import { fiscalPeriod } from '@/lib/areas/customers/papers/schema'
import { type ApiOperation, read } from '@/lib/core/route'

const customer = z.uuid()

/** The customer's own finances (A5): its fiscal periods with their ratios, and what is known of one. */
export const financeOperations: readonly ApiOperation[] = [
  read(
    '/customers/{customerId}/finances',
    'The fiscal periods of a customer with their five ratios and how their papers stand (A5)',
    z.object({ customerId: customer }),
    (viewer, { customerId }) => financialSheets(viewer, customerId),
  ),
  read(
    '/customers/{customerId}/finances/{period}/known',
    'Figures other papers hold that may be those of a fiscal period (A5)',
    z.object({ customerId: customer, period: fiscalPeriod }),
    (viewer, { customerId, period }) => knownFigures(viewer, customerId, period),
  ),
]
