import {
  CompletenessBlock,
  KeyFacts,
  LineBlock,
  type OverviewView,
  SalesBlock,
} from '@/components/customers/dossier/overview'
import { RecentEvents } from '@/components/customers/dossier/recent-events'
import { PowerBlock } from '@/components/customers/power/power-block'
import { folderOverview } from '@/lib/areas/customers/folder/queries'
import { today } from '@/lib/core/clock'
import { openFolder } from '../_components/folder'

/** 概况: how complete, what matters, the line, the sales, and what happened last. */
export default async function OverviewPage({ params }: { params: Promise<{ customerId: string }> }) {
  const { customerId } = await params
  const { viewer, folder } = await openFolder(customerId)
  const found = await folderOverview(viewer, folder, 8)
  if (!found) return null
  const { overview, events, power } = found
  const view: OverviewView = {
    customerId,
    ...overview,
    credit: folder.credit,
    paymentTerms: null,
    mayEdit: folder.may.edit,
  }
  const day = today()
  return (
    <div className="cover">
      <div>
        <CompletenessBlock view={view} />
        <KeyFacts view={view} today={day} />
        <PowerBlock customerId={customerId} view={power} />
        <div className="two2">
          <LineBlock view={view} />
          <SalesBlock view={view} />
        </div>
      </div>
      <RecentEvents events={events} today={day} href={`/customers/${customerId}/history`} />
    </div>
  )
}
