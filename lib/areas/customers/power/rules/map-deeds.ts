import type { BusinessDate } from '@/lib/core/dates'
import { allowUnless, type Decision, type Reason } from '@/lib/core/decision'

type PostDays = { name: string; startsOn: BusinessDate | null; endsOn: BusinessDate | null }

const reason = (code: string, field: string, values?: Reason['values']): Reason => ({
  rule: 'TAS-15',
  code: `power.${code}`,
  field,
  ...(values && { values }),
})

/** TAS-15: a behaviour is recorded once, with the day it was seen, while the person was there. */
export function decideBehaviour(
  seen: { number: number; seenOn: BusinessDate },
  post: PostDays,
  known: readonly { number: number; seenOn: BusinessDate }[],
  today: BusinessDate,
): Decision<null> {
  const earlier = known.find(({ number }) => number === seen.number)
  return allowUnless(
    [
      ...(seen.seenOn > today ? [reason('seen-ahead', 'seenOn', { today })] : []),
      ...(post.endsOn !== null && seen.seenOn > post.endsOn
        ? [reason('left-before', 'seenOn', { name: post.name, date: post.endsOn })]
        : []),
      ...(earlier ? [reason('seen-already', 'number', { number: seen.number, date: earlier.seenOn })] : []),
    ],
    null,
  )
}

export type TieFacts = {
  from: PostDays & { id: string; customerId: string }
  to: PostDays & { id: string; customerId: string }
  /** Lines of the customer that still hold. */
  open: readonly { fromPostId: string; toPostId: string; kind: string }[]
}

const A9 = (code: string, field: string, values?: Reason['values']): Reason => ({
  ...reason(code, field, values),
  rule: 'A9',
})

/** A9 关系网: a line joins two people of one customer who are both there; a conflict has no direction. */
export function decideTie(
  tie: { kind: string; startsOn: BusinessDate },
  { from, to, open }: TieFacts,
  today: BusinessDate,
): Decision<null> {
  const joins = (a: string, b: string) =>
    open.some((one) => one.kind === tie.kind && one.fromPostId === a && one.toPostId === b)
  const known = joins(from.id, to.id) || (tie.kind === 'conflict' && joins(to.id, from.id))
  const gone = [from, to].filter(({ endsOn }) => endsOn !== null && endsOn <= tie.startsOn)
  return allowUnless(
    [
      ...(from.id === to.id ? [A9('tie-to-self', 'toPostId')] : []),
      ...(from.customerId === to.customerId ? [] : [A9('tie-elsewhere', 'toPostId')]),
      ...(tie.startsOn > today ? [A9('tie-ahead', 'startsOn', { today })] : []),
      ...gone.map(({ name, endsOn }) => A9('left-before', 'startsOn', { name, date: endsOn! })),
      ...(known ? [A9('tie-already', 'toPostId', { from: from.name, to: to.name, kind: tie.kind })] : []),
    ],
    null,
  )
}

/** A line ends once, not before it began and not in days to come. */
export function decideTieEnd(
  endsOn: BusinessDate,
  tie: { startsOn: BusinessDate; endsOn: BusinessDate | null },
  today: BusinessDate,
): Decision<null> {
  return allowUnless(
    [
      ...(tie.endsOn !== null ? [A9('tie-ended', 'endsOn', { date: tie.endsOn })] : []),
      ...(endsOn > today ? [A9('tie-ahead', 'endsOn', { today })] : []),
      ...(endsOn < tie.startsOn ? [A9('tie-before', 'endsOn', { date: tie.startsOn })] : []),
    ],
    null,
  )
}
