import { z } from 'zod'
import { customerTrail } from '@/lib/areas/admin/trail/queries'
import { dropDraft, saveDraft, saveFacts, unmaskFacts } from '@/lib/areas/customers/dossier/mutations'
import {
  customerHeader,
  dossierFactsOf,
  dossierOverview,
  draftOf,
} from '@/lib/areas/customers/dossier/queries'
import { dossierEvents, factHistory } from '@/lib/areas/customers/history/queries'
import { startExport } from '@/lib/areas/customers/export/mutations'
import { handOverCustomers } from '@/lib/areas/customers/hand-over/mutations'
import { planImport, runImport, undoImport } from '@/lib/areas/customers/import/mutations'
import { changeView, deleteView, orderViews, saveView } from '@/lib/areas/customers/list/mutations'
import {
  customerCount,
  customerList,
  customerSums,
  salesUnits,
  savedViews,
} from '@/lib/areas/customers/list/queries'
import { filterNames, readList } from '@/lib/areas/customers/list/rules/list-address'
import { createCustomer, deleteCustomers, restoreCustomers } from '@/lib/areas/customers/mutations'
import { placedOf } from '@/lib/areas/customers/policy'
import { customerPlace, customerSearch, ownerChoices } from '@/lib/areas/customers/queries'
import { permissions } from '@/lib/core/permissions'
import { fieldErrorsOf, InvalidError } from '@/lib/core/mutation'
import { type ApiOperation, read, write } from '@/lib/core/route'
import { may } from '@/lib/core/scope'

const id = z.uuid()
const text = z.string().max(1000).optional()
const cursor = z.string().max(500).optional()

const filterTexts = Object.fromEntries(filterNames.map((name) => [name, text])) as Record<
  (typeof filterNames)[number],
  typeof text
>
/** The list as its page writes it in the address: several values of one filter stand with commas between. */
const listAddress = z.object({
  q: text,
  ...filterTexts,
  sort: text,
  /** Columns whose values each row brings along. */
  cols: text,
  size: text,
  after: text,
  before: text,
  from: text,
})

function listInput(address: z.output<typeof listAddress>) {
  const parsed = readList(address)
  if (!parsed.success) throw new InvalidError(fieldErrorsOf(parsed.error.issues))
  return parsed.data
}

/** Customers: lists, dossiers, changes, import and export. */
export const customerOperations: readonly ApiOperation[] = [
  read(
    '/customers',
    'Customers within reach, one page; filters as in the address of the list',
    listAddress,
    (viewer, address) => customerList(viewer, listInput(address)),
  ),
  read(
    '/customers/count',
    'How many customers the filters leave, counted no further than 10,000',
    listAddress,
    (viewer, address) => {
      const { search, filters } = listInput(address)
      return customerCount(viewer, { search, filters })
    },
  ),
  read(
    '/customers/sums',
    'Sums of the amounts in `cols` over every customer the filters leave; `null` where there are more than 5,000',
    listAddress,
    async (viewer, address) => {
      const { search, filters, columns } = listInput(address)
      return { whole: await customerSums(viewer, { search, filters }, columns) }
    },
  ),
  read(
    '/customers/search',
    'Customers a typed text finds, best first',
    z.object({ q: z.string().min(1).max(100) }),
    (viewer, { q }) => customerSearch(viewer, q, 20),
  ),
  read(
    '/customers/owners',
    'People who may own a customer within reach of a permission',
    z.object({
      q: z.string().max(50).default(''),
      permission: z.enum(permissions).default('customers.read'),
    }),
    (viewer, { q, permission }) => ownerChoices(viewer, q, permission),
  ),
  read('/customers/units', 'Regions, branches and market offices', z.object({}), async (viewer) =>
    may(viewer, 'customers.read') ? salesUnits() : [],
  ),
  read('/customers/views', 'My saved views of the list, and shared ones', z.object({}), (viewer) =>
    savedViews(viewer, 'customers'),
  ),
  read(
    '/customers/{customerId}',
    'The head of a dossier',
    z.object({ customerId: id }),
    (viewer, { customerId }) => customerHeader(viewer, customerId),
  ),
  read(
    '/customers/{customerId}/facts',
    'All facts of a customer; guarded ones masked',
    z.object({ customerId: id }),
    (viewer, { customerId }) => dossierFactsOf(viewer, customerId),
  ),
  read(
    '/customers/{customerId}/overview',
    'Completeness, unsigned changes and thirteen months of sales',
    z.object({ customerId: id }),
    (viewer, { customerId }) => dossierOverview(viewer, customerId),
  ),
  read(
    '/customers/{customerId}/fact-changes',
    'Changes of facts, newest first',
    z.object({ customerId: id, fact: z.string().max(60).optional(), before: cursor }),
    (viewer, { customerId, fact, before }) =>
      factHistory(viewer, customerId, { ...(fact ? { fact } : {}), ...(before ? { before } : {}) }),
  ),
  read(
    '/customers/{customerId}/events',
    'What happened with a customer, newest first',
    z.object({ customerId: id, before: cursor }),
    (viewer, { customerId, before }) => dossierEvents(viewer, customerId, before ? { before } : {}),
  ),
  read(
    '/customers/{customerId}/trail',
    'The trail of a customer, newest first',
    z.object({ customerId: id, after: cursor }),
    async (viewer, { customerId, after }) => {
      const place = await customerPlace(viewer, customerId)
      return place && customerTrail(viewer, { id: customerId, placed: placedOf(place) }, after ?? null)
    },
  ),
  write('Open a file', createCustomer),
  write('Change facts of a customer', saveFacts),
  write('Show guarded facts, for a purpose that is kept', unmaskFacts),
  write('Hand customers over to another person', handOverCustomers),
  write('Put customers into the recycle bin', deleteCustomers),
  write('Take customers out of the recycle bin', restoreCustomers),
  write('Keep a view of the list', saveView),
  write('Rename, pin or change a view, or make it the first shown', changeView),
  write('Put my views into an order', orderViews),
  write('Take a view away', deleteView),
  write('Start an export as a task', startExport),
  write('Say what the columns of an import mean and start its dry run', planImport),
  write('Run an import that was looked through', runImport),
  write('Undo an import', undoImport),
  read(
    '/forms/{formId}/drafts/{subjectId}',
    'My draft of a form',
    z.object({ formId: z.string().max(20), subjectId: z.string().max(64) }),
    (viewer, { formId, subjectId }) => draftOf(viewer, formId, subjectId),
  ),
  write('Keep a draft of a form', saveDraft),
  write('Drop a draft of a form', dropDraft),
]
