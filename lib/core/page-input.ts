import { z } from 'zod'

const cursor = z.string().max(400).optional()

/** How a page of a list is asked for: behind a row or before one, up to two hundred rows. Part of a list's input. */
export const pageInput = {
  after: cursor,
  before: cursor,
  size: z.coerce.number().pipe(z.int().min(1).max(200)).optional(),
}
