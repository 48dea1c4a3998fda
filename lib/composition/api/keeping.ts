import { z } from 'zod'
import { keepDocument, shelveDocuments } from '@/lib/areas/archive/documents/mutations'
import { documentList } from '@/lib/areas/archive/documents/queries'
import { completenessTotals, gapsPage } from '@/lib/areas/customers/completeness/queries'
import { gapsOf } from '@/lib/areas/customers/completeness/schema'
import { keepOperating } from '@/lib/areas/customers/operations/mutations'
import { operatingRecord, operatingRecords } from '@/lib/areas/customers/operations/queries'
import { signedChanges } from '@/lib/areas/customers/papers/queries'
import { correctVisit, recordVisit, removeVisit } from '@/lib/areas/visits/mutations'
import { visitCard, visitsOf } from '@/lib/areas/visits/queries'
import { type ApiOperation, read, write } from '@/lib/core/route'

const customer = { customerId: z.uuid() }

/** What is kept about a customer line by line: calls (A8), original documents (A10), months (A12). */
export const keepingOperations: readonly ApiOperation[] = [
  read(
    '/customers/{customerId}/visits',
    'Calls on a customer, newest first',
    z.object({ ...customer, before: z.string().max(200).nullable().default(null) }),
    (viewer, { customerId, before }) => visitsOf(viewer, customerId, before),
  ),
  read(
    '/customers/{customerId}/visit-card',
    'The card of calls (A8), oldest first, at most five hundred; `earlier` leads to the part before',
    z.object({ ...customer, before: z.string().max(200).nullable().default(null) }),
    (viewer, { customerId, before }) => visitCard(viewer, customerId, before),
  ),
  write('Record a call (A8)', recordVisit),
  write('Correct a call', correctVisit),
  write('Take a call off the card', removeVisit),
  read(
    '/customers/{customerId}/documents',
    'The checklist of original documents (A10)',
    z.object(customer),
    (viewer, { customerId }) => documentList(viewer, customerId),
  ),
  write('Enter an original document (A10)', keepDocument),
  write('Set secrecy and shelf of the documents', shelveDocuments),
  read(
    '/customers/{customerId}/operations',
    'How a customer did month by month (A12)',
    z.object(customer),
    (viewer, { customerId }) => operatingRecords(viewer, customerId),
  ),
  read(
    '/customers/{customerId}/operations/{month}',
    'The record of one month (A12)',
    z.object({ ...customer, month: z.string().max(7) }),
    (viewer, { customerId, month }) => operatingRecord(viewer, customerId, month),
  ),
  write('Keep the record of a month (A12)', keepOperating),
  read(
    '/customers/{customerId}/signed-changes',
    'What changed of each paper since it was signed',
    z.object(customer),
    (viewer, { customerId }) => signedChanges(viewer, customerId),
  ),
  read(
    '/completeness',
    'How complete the files of each branch and person are, as last counted',
    z.object({}),
    (viewer) => completenessTotals(viewer),
  ),
  read(
    '/completeness/gaps',
    'Customers of a branch or person with required facts missing',
    gapsOf,
    (viewer, of) => gapsPage(viewer, of),
  ),
]
