import { undoMerge } from '@/lib/areas/customers/merge/mutations'
import { undoCustomerImport } from '@/lib/composition/customer-import'
import { runMutation } from '@/lib/core/mutation'
import { viewerOf } from '@/lib/core/viewer'

/** A process that takes an import or a merge back, to be killed while it does. */
const [what, id, personId] = process.argv.slice(2) as [string, string, string]
process.on('disconnect', () => process.exit(0))
if (what === 'import')
  await undoCustomerImport(
    { taskId: id },
    { jobId: 'killed', attempt: 1, signal: new AbortController().signal },
  )
else await runMutation(undoMerge, await viewerOf(personId, 'undo'), { mergeId: id, reason: '其实是两家' })
process.exit(0)
