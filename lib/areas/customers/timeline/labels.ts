import type { Permission } from '@/lib/core/permissions'

/** What a reader may narrow the timeline to; the kinds of events of each, as LIKE patterns. */
export const timelineGroups = {
  notes: [],
  files: ['customers.file-%'],
  visits: ['visits.%'],
  people: ['contacts.%', 'people-of.%', 'power.%'],
  papers: ['customers.paper-%', 'customers.facts-%', 'customers.created', 'customers.unmasked', 'forms.%'],
  changes: [
    'customers.change-%',
    'customers.handed-over',
    'customers.merge%',
    'customers.deleted',
    'customers.restored',
  ],
  credit: ['grading.%', 'credit.%'],
  trade: ['trade.%'],
} as const satisfies Record<string, readonly string[]>

export type TimelineGroup = keyof typeof timelineGroups
export const timelineGroupNames = Object.keys(timelineGroups) as TimelineGroup[]

/** Is this a group of the timeline? */
export function isTimelineGroup(text: string): text is TimelineGroup {
  return Object.hasOwn(timelineGroups, text)
}

/** Events with figures behind a right of their own. */
const guarded: readonly { pattern: string; sees: Permission }[] = [
  { pattern: 'credit.%', sees: 'credit.read' },
  { pattern: 'grading.%', sees: 'grading.read' },
  { pattern: 'trade.%', sees: 'trade.read' },
]

/** Patterns of events this viewer does not see, given which rights he has at the customer. */
export function hiddenEvents(has: (permission: Permission) => boolean): string[] {
  return guarded.filter(({ sees }) => !has(sees)).map(({ pattern }) => pattern)
}

/** Events a note says better than its own event does. */
export const toldByNotes = ['customers.note-added', 'customers.note-edited'] as const
