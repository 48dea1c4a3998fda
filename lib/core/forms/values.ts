import type { Month } from '../dates'
import type { RoleCode } from '../permissions'

/** A date with a time of day in the business time zone: `2026-11-23T09:30`. */
export type LocalDateTime = string & { readonly __dateTime: unique symbol }

/** Whole months from `from` to `to`, both included; a quarter, a half year and a year are periods too. */
export type Period = { from: Month; to: Month }

/** A record pointed at: its id and the name it had when the paper was filled. `id` is null for a name not yet on file. */
export type Ref = { id: string | null; label: string }

/** Somebody at the customer. `id` is null when typed and not picked. */
export type ContactRef = { id: string | null; name: string; title: string; phone: string }

export type FileRef = { id: string; name: string; size: number }

/** An option that is not on the list, in the writer's words. */
export type OtherOption = { other: string }

/** Who signed, in which post, when (`2026-09-02 16:12` in the business zone), with what remark. */
export type Signature = { personId: string; name: string; post: RoleCode; at: string; remark: string | null }

/** What was typed and could not be read; kept in drafts so that no typing is lost, refused on submission. */
export type Unread = { typed: string }

/** Stands for a value the reader may not see; `shown` is what may be seen of it. */
export type Masked = { masked: true; shown: string }

/** One line of a table field. */
export type Row = Readonly<Record<string, unknown>>

function has(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && key in value
}

export function isUnread(value: unknown): value is Unread {
  return has(value, 'typed')
}

export function isMasked(value: unknown): value is Masked {
  return has(value, 'masked')
}

export function isOther(value: unknown): value is OtherOption {
  return has(value, 'other')
}

/** Blank to the eye: spaces and characters that draw nothing, such as U+200B. */
const BLANK = /^[\s\p{Cf}]*$/u

/** Nothing filled in: null, undefined, blank text, an empty list. */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true
  if (typeof value === 'string') return BLANK.test(value)
  return Array.isArray(value) && value.length === 0
}
