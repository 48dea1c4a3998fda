/** Somebody known at customers within reach. */
export type KnownPerson = {
  contactId: string
  name: string
  phone: unknown
  /** Posts at customers within reach, those held today first. */
  posts: { customerId: string; customerName: string; title: string | null; ended: boolean }[]
}
