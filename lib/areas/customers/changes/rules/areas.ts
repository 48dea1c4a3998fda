import type { AreaQuota } from '../../rules/selection'

/** A unit above a customer as R-S01 and R-S03 see it. `present` counts selected customers; `more`: there are more, not counted. */
export type Area = {
  unitId: string
  name: string
  quota: number | null
  present: number
  more: boolean
  channelDominance: 'state' | 'private' | 'half' | null
}

const room = (area: Area) => (area.quota ?? 0) - area.present

/**
 * The number that binds: of the units above a customer that have one, the one with least room. Without any number the
 * lowest unit, which has none (R-S01: nobody is selected before 营销部 has set it). `areas` run from the lowest up.
 */
export function bindingArea(areas: readonly Area[]): AreaQuota & { name: string } {
  const numbered = areas.filter((area) => area.quota !== null)
  const tightest = numbered.reduce<Area | null>(
    (found, area) => (found === null || room(area) < room(found) ? area : found),
    null,
  )
  const area = tightest ?? areas[0]
  return {
    quota: tightest?.quota ?? null,
    present: area?.present ?? 0,
    more: area?.more ?? false,
    name: area?.name ?? '',
  }
}

/** Who dominates the channels here: what the lowest unit says that says anything (R-S03). */
export function dominanceOf(areas: readonly Area[]): Area['channelDominance'] {
  return areas.find((area) => area.channelDominance !== null)?.channelDominance ?? null
}
