import { Link } from '@/components/ui/link'
import type { CustomerRowView } from './customer-row'
import { FoundName } from './found-name'

/** The name of a customer as the title of its card on a phone. */
export function CustomerCardName({ row }: { row: CustomerRowView }) {
  return (
    <Link className="nm" href={`/customers/${row.id}`}>
      <FoundName name={row.name} found={row.found} />
    </Link>
  )
}
