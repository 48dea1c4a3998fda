import {
  CompletenessBlock,
  KeyFacts,
  LineBlock,
  type OverviewView,
  SalesBlock,
} from '@/components/customers/dossier/overview'
import { RecentEvents } from '@/components/customers/dossier/recent-events'
import { powerOverview } from '@/lib/areas/customers/power/queries'
import { PowerBlock } from '@/components/customers/power/power-block'
import { dossierOverview } from '@/lib/areas/customers/dossier/queries'
import { dossierEvents } from '@/lib/areas/customers/history/queries'
import { today } from '@/lib/core/clock'
import { openFolder } from '../_components/folder'

/** 概况: how complete, what matters, the line, the sales, and what happened last. */
export default async function OverviewPage({ params }: { params: Promise<{ customerId: string }> }) {
  const { customerId } = await params
  const { viewer, folder } = await openFolder(customerId)
  const [overview, events, power] = await Promise.all([
    dossierOverview(viewer, customerId),
    dossierEvents(viewer, customerId, { size: 8 }),
    powerOverview(viewer, customerId),
  ])
  if (!overview) return null
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
        {power && <PowerBlock customerId={customerId} view={power} />}
        <div className="two2">
          <LineBlock view={view} />
          <SalesBlock view={view} />
        </div>
      </div>
      <RecentEvents events={events?.rows ?? []} today={day} href={`/customers/${customerId}/history`} />
    </div>
  )
}
