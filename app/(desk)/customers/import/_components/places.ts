import type { salesUnits } from '@/lib/areas/customers/list/queries'
import { mayOnCustomer } from '@/lib/areas/customers/policy'
import type { Viewer } from '@/lib/core/scope'

type Place = Awaited<ReturnType<typeof salesUnits>>[number]

/** Units new customers may go to: those the viewer may import into, as branch or market office. */
export function placesFor(viewer: Viewer, units: Place[]): { value: string; label: string }[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const chain = (unit: Place): Place[] =>
    unit.parentId && byId.has(unit.parentId) ? [...chain(byId.get(unit.parentId)!), unit] : [unit]
  return units
    .filter((unit) => {
      const above = chain(unit)
      const id = (kind: string) => above.find((one) => one.kind === kind)?.id ?? null
      return mayOnCustomer(viewer, 'customers.import', {
        ownerId: null,
        regionId: id('region') ?? '',
        branchId: id('branch'),
        marketOfficeId: id('market-office'),
      })
    })
    .map((unit) => ({
      value: unit.id,
      label: chain(unit)
        .map(({ name }) => name)
        .join(' / '),
    }))
}
