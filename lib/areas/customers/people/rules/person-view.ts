/** Somebody at a customer on a day, as lists, charts and papers show him. Personal data masked. */
export type PersonOnDay = {
  postId: string
  contactId: string
  name: string
  gender: string | null
  title: string | null
  level: string | null
  department: { id: string; name: string } | null
  /** Heads the department with this id. */
  headOf: string[]
  /** Post he reports to, of the same customer. */
  reportsTo: string | null
  buyingRole: string | null
  influence: string | null
  /** R-TAS2 */
  keyPlayer: boolean
  alliance: string | null
  allianceOn: string | null
  coverage: string | null
  closeness: number | null
  closenessWanted: number | null
  counterpart: { id: string; name: string } | null
  responsible: { id: string; name: string } | null
  lastContactOn: string | null
  goal: string | null
  tie: string | null
  /** The number, or what may be seen of it. */
  phone: string | { masked: true; shown: string } | null
  email: string | null
  startsOn: string | null
  /** The day he left, and where he went. */
  endsOn: string | null
  leftFor: string | null
  ended: boolean
  position: number
  mapX: number | null
  mapY: number | null
  version: number
}
