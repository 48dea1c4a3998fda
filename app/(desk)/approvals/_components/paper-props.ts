import type { ApprovalDetail } from '@/lib/areas/approvals/queries'
import type { Viewer } from '@/lib/core/scope'

/** What a paper to be decided is shown from; `next`: the one that waits behind it. */
export type PaperProps = { viewer: Viewer; paper: ApprovalDetail; next: string | null }
