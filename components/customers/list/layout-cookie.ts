import { z } from 'zod'
import type { LayoutChoice } from './layout-choice'

const layoutChoice = z.object({
  columns: z.array(z.string().max(60)).max(60).optional(),
  dense: z.boolean().optional(),
  unit: z.enum(['yuan', 'wan']).optional(),
})

/** Reads the cookie; anything else is no choice. */
export function layoutFrom(cookie: string | undefined): LayoutChoice {
  try {
    return layoutChoice.parse(JSON.parse(decodeURIComponent(cookie ?? '')))
  } catch {
    return {}
  }
}
