import { EXPORT, exportCustomers } from '@/lib/areas/customers/export/mutations'
import { PLAN, UNDO } from '@/lib/areas/customers/import/mutations'
import { IMPORT } from '@/lib/areas/customers/import/schema'
import type { JobDefinition } from '@/lib/core/jobs'
import { planCustomerImport, runCustomerImport, undoCustomerImport } from './customer-import'

/** Every kind of work that runs apart from requests. The worker takes all of them. */
export const jobs: readonly JobDefinition[] = [
  { name: EXPORT, run: exportCustomers, concurrency: 2, seconds: 1800 },
  { name: PLAN, run: planCustomerImport, seconds: 900 },
  { name: IMPORT, run: runCustomerImport, seconds: 3600 },
  { name: UNDO, run: undoCustomerImport, seconds: 3600 },
]
