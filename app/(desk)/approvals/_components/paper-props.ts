import type { ApprovalDetail } from '@/lib/areas/approvals/queries'
import type { Viewer } from '@/lib/core/scope'

/** What a paper to be decided is shown from; `previous` and `next`: those that wait before and behind it. */
export type PaperProps = {
  viewer: Viewer
  paper: ApprovalDetail
  previous: string | null
  next: string | null
}
