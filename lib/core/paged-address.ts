import { z } from 'zod'
import { pageInput } from './page-input'
import { PAGE_SIZES, type PageAsked } from './paging'

const asked = z.object({
  after: pageInput.after.catch(undefined),
  before: pageInput.before.catch(undefined),
  size: z.coerce.number().pipe(z.literal(PAGE_SIZES)).optional().catch(undefined),
})

/** The page an address asks for; what of it cannot be read counts as not asked. */
export function pageOfAddress(address: Record<string, string | string[] | undefined>): PageAsked {
  return asked.parse(address)
}
