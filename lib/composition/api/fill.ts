import { z } from 'zod'
import { decideClaims } from '@/lib/areas/customers/claims/mutations'
import { factSources, openClaims } from '@/lib/areas/customers/claims/queries'
import { revokeSheet, takeOverSheet } from '@/lib/areas/customers/fill/mutations'
import { returnedSheet, sheetLinks } from '@/lib/areas/customers/fill/queries'
import { type ApiOperation, read, write } from '@/lib/core/route'

const id = z.uuid()

/** Sheets sent to customers, what came back, and where facts come from. */
export const fillOperations: readonly ApiOperation[] = [
  read(
    '/customers/{customerId}/sheets',
    'Sheets sent to the customer, newest first, and how each stands',
    z.object({ customerId: id }),
    (viewer, { customerId }) => sheetLinks(viewer, customerId),
  ),
  read(
    '/sheets/{linkId}',
    'A sheet a customer sent back, beside what is on file',
    z.object({ linkId: id }),
    (viewer, { linkId }) => returnedSheet(viewer, linkId),
  ),
  read(
    '/customers/{customerId}/sources',
    'Every filled fact with where it came from; guarded values masked',
    z.object({ customerId: id }),
    (viewer, { customerId }) => factSources(viewer, customerId),
  ),
  read(
    '/customers/{customerId}/claims',
    'What other sources say otherwise and nobody decided yet',
    z.object({ customerId: id }),
    (viewer, { customerId }) => openClaims(viewer, customerId),
  ),
  write('Take a link back', revokeSheet),
  write('Decide what a returned sheet says; with the last decision it goes into the file', takeOverSheet),
  write('Decide conflicts between sources', decideClaims),
]
