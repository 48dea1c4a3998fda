import { allowUnless, type Decision } from '@/lib/core/decision'

const MB = 1024 * 1024

/** What a customer's files take already: bytes of all, number at this record. */
export type Room = { bytes: number; atRecord: number }

/** Refuses a file for which there is no room (setting `customers.attachments`): of the customer, or at the record. */
export function decideAttachment(
  size: number,
  taken: Room,
  limit: { megabytes: number; perRecord: number },
): Decision<null> {
  return allowUnless(
    [
      ...(taken.bytes + size > limit.megabytes * MB
        ? [{ rule: 'R-A11', code: 'files.no-room', values: { megabytes: limit.megabytes } }]
        : []),
      ...(taken.atRecord >= limit.perRecord
        ? [{ rule: 'R-A11', code: 'files.too-many', values: { most: limit.perRecord } }]
        : []),
    ],
    null,
  )
}
