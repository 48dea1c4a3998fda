import { z } from 'zod'

/** A day as it is sent, `YYYY-MM-DD`, from the year 1000 on: what no calendar of ours has is refused where it stands. */
export const dayInput = z.iso.date().refine((day) => day >= '1000', 'errors.invalid_format')
