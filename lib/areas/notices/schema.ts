import { z } from 'zod'

/** These notices, or with none given all of mine. */
export const markReadInput = z.strictObject({ ids: z.array(z.uuid()).max(200).default([]) })
export const noticesInput = z.object({ before: z.uuid().optional() })
