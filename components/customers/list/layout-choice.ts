import { z } from 'zod'

/** What a person keeps of how the list looks, in a cookie of this browser. */
const layoutChoice = z.object({
  /** Columns shown, in their order. */
  columns: z.array(z.string().max(60)).max(60).optional(),
  dense: z.boolean().optional(),
  unit: z.enum(['yuan', 'wan']).optional(),
})
export type LayoutChoice = z.output<typeof layoutChoice>

export const LAYOUT_COOKIE = 'customer-list'

/** Reads the cookie; anything else is no choice. */
export function layoutFrom(cookie: string | undefined): LayoutChoice {
  try {
    return layoutChoice.parse(JSON.parse(decodeURIComponent(cookie ?? '')))
  } catch {
    return {}
  }
}

export function layoutText(choice: LayoutChoice): string {
  return encodeURIComponent(JSON.stringify(choice))
}
