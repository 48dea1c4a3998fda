import { z } from 'zod'
import { fileChanges, proposeChange } from '@/lib/areas/customers/changes/mutations'
import { changeKinds, changeStates } from '@/lib/areas/customers/changes/schema'
import { submitPaper } from '@/lib/areas/customers/papers/mutations'
import { handedPaper, paperEntries, paperEntry, paperStates } from '@/lib/areas/customers/papers/queries'
import { fiscalPeriod } from '@/lib/areas/customers/papers/schema'
import { dossierPapers } from '@/lib/areas/customers/papers/rules/dossier-papers'
import {
  areaNumbers,
  changePaper,
  changeRegister,
  changeSheet,
  possibleChanges,
} from '@/lib/areas/customers/register/queries'
import { customerPlace } from '@/lib/areas/customers/queries'
import { type ApiOperation, read, write } from '@/lib/core/route'

const id = z.uuid()

/** Papers of the dossier (A1 to A13) and changes of customers (C1) with their register. */
export const changeOperations: readonly ApiOperation[] = [
  read(
    '/customers/{customerId}/papers',
    'How the papers of a dossier stand',
    z.object({ customerId: id }),
    (viewer, { customerId }) => paperStates(viewer, customerId),
  ),
  read(
    '/customers/{customerId}/papers/{formId}',
    'The newest and the newest signed version of one paper; of one fiscal period (`2025`, `2025Q3`) where each has its own (A5)',
    z.object({
      customerId: id,
      formId: z.enum(dossierPapers),
      period: fiscalPeriod.nullable().default(null),
    }),
    (viewer, { customerId, formId, period }) => paperEntries(viewer, customerId, formId, period),
  ),
  read(
    '/papers/{entryId}',
    'One version of a paper of a dossier',
    z.object({ entryId: id }),
    (viewer, { entryId }) => paperEntry(viewer, entryId),
  ),
  read(
    '/papers/{entryId}/changes',
    'What a paper of a dossier changes, as whoever signs it reads it: against the version signed before, or the file before a first one',
    z.object({ entryId: id }),
    (viewer, { entryId }) => handedPaper(viewer, entryId),
  ),
  write('Hand in a paper of the dossier', submitPaper),
  read(
    '/customers/{customerId}/changes',
    'Changes (C1) I may propose now, and the one under way',
    z.object({ customerId: id }),
    async (viewer, { customerId }) =>
      (await customerPlace(viewer, customerId)) && possibleChanges(viewer, customerId),
  ),
  read(
    '/customers/{customerId}/changes/{kind}',
    'The sheet (C1) of a change as the house can fill it',
    z.object({ customerId: id, kind: z.enum(changeKinds) }),
    (viewer, { customerId, kind }) => changeSheet(viewer, customerId, kind),
  ),
  read(
    '/changes',
    'The register of changes within reach, newest first',
    z.object({
      kind: z.enum(changeKinds).nullable().default(null),
      state: z.enum(changeStates).nullable().default(null),
      filing: z.enum(['due', 'late']).nullable().default(null),
      before: id.nullable().default(null),
    }),
    (viewer, filter) => changeRegister(viewer, filter),
  ),
  read('/changes/{changeId}', 'One change (C1)', z.object({ changeId: id }), (viewer, { changeId }) =>
    changePaper(viewer, changeId),
  ),
  read('/areas', 'How many customers each area may have, and has', z.object({}), (viewer) =>
    areaNumbers(viewer),
  ),
  write('Propose a change of a customer (C1)', proposeChange),
  write('File approved changes', fileChanges),
]
